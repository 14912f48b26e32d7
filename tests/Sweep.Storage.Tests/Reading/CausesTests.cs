using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Reading;

/// <summary>Why trials are not confirmed, counted by the database.</summary>
[Fast]
public sealed class CausesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Trials_are_grouped_by_verdict_and_cause_without_the_confirmed_ones_and_the_controls()
    {
        await FillAsync("grouped", (Verdict.Confirmed, "as predicted"), [
            (Verdict.Inconclusive, "class gap below 3"), (Verdict.Inconclusive, "class gap below 3"), (Verdict.Inconclusive, "class gap below 3"),
            (Verdict.NotReached, "fewer embeddings than are possible"), (Verdict.NotReached, "fewer embeddings than are possible"),
            (Verdict.Inconclusive, ""), (Verdict.Confirmed, "as predicted")]);

        var causes = await new SweepQueries(database.Source).CausesAsync("grouped", Cancellation);

        Assert.Equal(
            ["3 inconclusive: class gap below 3", "2 not reached: fewer embeddings than are possible", "1 inconclusive: measured before causes were noted"],
            causes.Largest.Select(static group => group.Line));
        Assert.Equal((3, 6, null), (causes.Groups, causes.Trials, causes.More));
        Assert.Equal("class gap below 3", causes.Main(Verdict.Inconclusive));
        Assert.Null(causes.Main(Verdict.Refuted));
    }

    [Fact]
    public async Task Of_many_causes_the_ten_largest_are_told_and_the_others_counted()
    {
        await FillAsync("many", (Verdict.Confirmed, "as predicted"), [
            .. Enumerable.Range(0, 12).Select(static n => (Verdict.Inconclusive, $"cause {n:00}")), (Verdict.Inconclusive, "cause 11")]);

        var causes = await new SweepQueries(database.Source).CausesAsync("many", Cancellation);

        Assert.Equal(["2 inconclusive: cause 11", "1 inconclusive: cause 00"], causes.Largest.Take(2).Select(static group => group.Line));
        Assert.Equal((10, "and 2 more causes (2 trials)"), (causes.Largest.Count, causes.More));
    }

    [Fact]
    public async Task A_failed_control_is_the_cause_of_all()
    {
        await FillAsync("broken", (Verdict.Refuted, "more embeddings than are possible"), [(Verdict.Confirmed, "as predicted"), (Verdict.Refuted, "no seam where one must be")]);

        Assert.Equal(
            ["2 inconclusive: a control of the sweep failed"],
            (await new SweepQueries(database.Source).CausesAsync("broken", Cancellation)).Largest.Select(static group => group.Line));
    }

    [Fact]
    public async Task Where_all_is_confirmed_there_is_no_cause()
    {
        await FillAsync("good", (Verdict.Confirmed, "as predicted"), [(Verdict.Confirmed, "as predicted")]);

        Assert.Equivalent(new VerdictCauses([], 0, 0), await new SweepQueries(database.Source).CausesAsync("good", Cancellation));
    }

    private async Task FillAsync(string name, (Verdict Verdict, string Cause) control, IReadOnlyList<(Verdict Verdict, string Cause)> seeds)
    {
        GridPoint[] points = [SweepPlan.Controls[0], .. seeds.Select(static (_, seed) => Points.Line(5, seed))];
        var sweep = (await new SweepStore(database.Source, TimeProvider.System).SubmitAsync(Points.Content(name), points, Cancellation)).Id;
        var measured = points.Zip(seeds.Prepend(control), (point, judged) => Points.Measured(TrialId.Of(sweep, point), Guid.NewGuid()) with
        {
            Judgement = new() { Overall = judged.Verdict, Distinct = judged.Verdict, Reason = "measured", Cause = judged.Cause },
        });
        Assert.True(await new TrialStore(database.Source, TimeProvider.System).FlushAsync(sweep, 0, Points.Flush([.. measured]), Cancellation));
    }
}
