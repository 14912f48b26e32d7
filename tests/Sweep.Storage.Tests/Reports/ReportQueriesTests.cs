using Sweep.Storage.Reports;
using Sweep.Storage.Tests.Reading;

namespace Sweep.Storage.Tests.Reports;

[Fast]
public sealed class ReportQueriesTests(FilledSweep filled) : IClassFixture<FilledSweep>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ReportQueries Queries => new(filled.Source);

    [Fact]
    public async Task Deviations_come_by_weight_with_how_many_there_are_of_each_kind()
    {
        var deviations = await Queries.DeviationsAsync(FilledSweep.Name, 1, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(
            [("refuted", 1, 3), ("failed", 1, 9), ("inconclusive", 1, 4), ("not_reached", 2, 1)],
            deviations.Select(static trial => (trial.Kind, trial.OfKind, trial.Ordinal)));
        Assert.Equal("out_of_memory: no memory", deviations[1].Reason);
        Assert.Equal(Points.Line(6).Canonical, deviations[0].Canonical);
    }

    [Fact]
    public async Task What_is_not_measured_counts_for_the_law_that_it_was_to_test() => Assert.Equal(
        [("L1 bound", 1L), ("L2 exact count", 1L)],
        (await Queries.UnmeasuredAsync(FilledSweep.Name, Cancellation)).Select(static law => (law.Key, law.Value)).Order());

    [Fact]
    public async Task Conditions_are_counted()
    {
        var conditions = Assert.Single(await Queries.SurroundingsAsync(FilledSweep.Name, Cancellation).ToListAsync(Cancellation));

        Assert.Equal(
            ("abc", "TorchSharp 0", "cpu", false, true, 1, 8L, 0L, 1L),
            (conditions.GitRevision, conditions.Libraries, conditions.Device, conditions.OneDnn, conditions.SelfTestPassed, conditions.Threads, conditions.Measurements,
                conditions.TakenOver, conditions.Workers));
    }

    [Theory]
    [InlineData("bound_validation", 3)]
    [InlineData("stitching_validation", 2)]
    [InlineData("window_validation", 0)]
    [InlineData("padding_effect", 1)]
    [InlineData("separability_validation", 0)]
    [InlineData("shift_validation", 0)]
    [InlineData("tile_size_curve", 0)]
    public async Task A_folded_view_is_cut_but_counted(string view, long inAll)
    {
        var folded = await Queries.FoldedAsync(view, FilledSweep.Name, 1, Cancellation);

        Assert.Equal((Math.Min(1, inAll), inAll), (folded.Rows.Count, folded.InAll));
    }

    [Fact]
    public async Task The_weightiest_configuration_comes_first() =>
        Assert.Equal("refuted", (await Queries.FoldedAsync("bound_validation", FilledSweep.Name, 1, Cancellation)).Rows[0]["verdict"]);

    [Fact]
    public async Task The_head_tells_the_file_and_when_it_was_measured()
    {
        var head = await Queries.HeadAsync(FilledSweep.Name, Cancellation);

        Assert.Equal(("name: filled", false, 3, TimeSpan.FromMinutes(5)), (head.FileText, head.Fresh, head.MaxAttempts, head.TrialTimeout));
        Assert.Equal((DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddSeconds(2)), (head.FirstAttempt, head.LastAttempt));
    }
}
