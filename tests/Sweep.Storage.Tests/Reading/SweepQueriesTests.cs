using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;

namespace Sweep.Storage.Tests.Reading;

[Fast]
public sealed class SweepQueriesTests(FilledSweep filled) : IClassFixture<FilledSweep>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SweepQueries Queries => new(filled.Source);

    [Fact]
    public async Task A_sweep_is_summed_up()
    {
        var summary = await Queries.ListAsync(Cancellation).SingleAsync(Cancellation);

        Assert.Equal((FilledSweep.Name, "Does it hold?", SweepState.Running), (summary.Name, summary.Question, summary.State));
        Assert.Equal(new(Planned: 11, Succeeded: 8, Failed: 1, Infeasible: 1, Cancelled: 0, Missing: 1), summary.Coverage);
        Assert.Equal(new(Confirmed: 3, NotReached: 2, Refuted: 1, Inconclusive: 1, NotPredicted: 1), summary.Verdicts);
        Assert.Equal(summary with { Tags = [] }, await Queries.FindAsync(FilledSweep.Name, Cancellation) is { } found ? found with { Tags = [] } : null);
        Assert.Null(await Queries.FindAsync("nobody", Cancellation));
    }

    [Fact]
    public async Task The_verdict_table_has_a_row_for_each_law_that_was_tested()
    {
        var table = await Queries.VerdictsAsync(FilledSweep.Name, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(
            [
                new LawVerdicts("L1 bound", 3, new(1, 2, 0, 0, 0), 1, new(1, 0, 0, 0, 0)),
                new LawVerdicts("L2 exact count", 2, new(0, 0, 1, 1, 0), 2, new(0, 0, 1, 1, 0)),
                new LawVerdicts("L4 padding", 1, new(0, 0, 0, 0, 1), 1, new(0, 0, 0, 0, 1)),
                new LawVerdicts("L5 tile-and-stitch", 2, new(2, 0, 0, 0, 0), 2, new(2, 0, 0, 0, 0)),
            ],
            table);
    }

    [Fact]
    public async Task A_refutation_comes_with_its_evidence()
    {
        var refuted = await Queries.RefutedAsync(FilledSweep.Name, Cancellation).SingleAsync(Cancellation);

        Assert.Equal((3, 2, 3, 5e14), (refuted.Ordinal, refuted.PredictedDistinct, refuted.MeasuredDistinct, refuted.ClassGap));
        Assert.Equal(Points.Line(6).Canonical, refuted.Canonical);
    }

    [Fact]
    public async Task Failures_are_grouped_by_cause() =>
        Assert.Equal([new FailureGroup("out_of_memory", 1, "no memory")], await Queries.FailuresAsync(FilledSweep.Name, Cancellation).ToListAsync(Cancellation));
}
