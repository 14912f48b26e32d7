using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Reading;

/// <summary>
/// A sweep over seeds of the very point that is the first control, a refuting count and a padded one that nothing is predicted of.
/// </summary>
[Fast]
public sealed class FailedControlTests : IAsyncLifetime
{
    private const string Name = "watched";

    private static readonly GridPoint Pooled = Points.Line(6);
    private static readonly GridPoint Padded = Points.Line() with { Padding = Padding.Same };
    private static readonly GridPoint Plain = SweepPlan.Controls[0] with { Seed = 1 };

    private readonly TestDatabase database = new();
    private SweepId sweep;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SweepQueries Queries => new(database.Source);

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        sweep = (await new SweepStore(database.Source, TimeProvider.System).SubmitAsync(
            Points.Content(Name), [.. SweepPlan.Controls, Plain, Pooled, Padded], Cancellation)).Id;
        await FlushAsync(Counted(Plain, 1, Verdict.Confirmed), Counted(Pooled, 3, Verdict.Refuted), Counted(Padded, 9, Verdict.NotPredicted));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Until_the_controls_are_measured_verdicts_stand_as_they_are()
    {
        Assert.Equal(["pending"], await database.Source.ColumnAsync("select distinct all_controls from sweep.controls"));
        Assert.Equal(new(Confirmed: 1, NotReached: 0, Refuted: 1, Inconclusive: 0, NotPredicted: 1), (await Queries.FindAsync(Name, Cancellation))!.Verdicts);
        Assert.Empty(await Queries.FailedControlsAsync(Name, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task With_controls_that_pass_a_seed_that_is_a_control_counts_among_its_replicates()
    {
        await FlushAsync(Counted(SweepPlan.Controls[0], 1, Verdict.Confirmed), Stitched(2, Verdict.Confirmed));

        Assert.Equal(["passed"], await database.Source.ColumnAsync("select distinct all_controls from sweep.controls"));
        Assert.Equal(
            ["0 2 2 confirmed", "2 1 0 not_predicted", "2 1 0 refuted"],
            await database.Source.ColumnAsync("select concat_ws(' ', depth, n, confirmed, verdict) from sweep.bound_validation order by 1"));
        Assert.Equal(0, await database.Source.CountAsync("stitching_validation"));
        Assert.Equal(1, (await Queries.FindAsync(Name, Cancellation))!.Verdicts.Refuted);
    }

    [Fact]
    public async Task A_seam_that_is_not_seen_takes_every_verdict_away()
    {
        await FlushAsync(Counted(SweepPlan.Controls[0], 1, Verdict.Confirmed), Stitched(0, Verdict.Refuted));

        Assert.Equal(["failed"], await database.Source.ColumnAsync("select distinct all_controls from sweep.controls"));
        Assert.Equal(["inconclusive"], await database.Source.ColumnAsync("select distinct verdict from sweep.bound_validation"));
        Assert.Equal(new(Confirmed: 0, NotReached: 0, Refuted: 0, Inconclusive: 3, NotPredicted: 0), (await Queries.FindAsync(Name, Cancellation))!.Verdicts);
        Assert.Empty(await Queries.RefutedAsync(Name, Cancellation).ToListAsync(Cancellation));
        Assert.All(await Queries.VerdictsAsync(Name, Cancellation).ToListAsync(Cancellation), static law => Assert.Equal(law.N, law.Trials.Inconclusive));
        Assert.Equal(
            "a crop that is not a multiple of the period leaves a seam, but the stitch error was 0.000000",
            await Queries.FailedControlsAsync(Name, Cancellation).SingleAsync(Cancellation));
    }

    [Fact]
    public async Task A_control_that_fails_for_good_takes_every_verdict_away()
    {
        var trial = TrialId.Of(sweep, SweepPlan.Controls[0]);
        await new TrialStore(database.Source, TimeProvider.System).FlushAsync(
            sweep, 0, Points.Flush(failed: [new(trial, FailureCause.Timeout, "too slow")]), Cancellation);

        Assert.Equal(["failed"], await database.Source.ColumnAsync("select distinct all_controls from sweep.controls"));
        Assert.Equal(["inconclusive"], await database.Source.ColumnAsync("select distinct verdict from sweep.trial_results where verdict is not null"));
        Assert.Equal(
            "without pooling all same-looking objects have one embedding, but its trial failed",
            await Queries.FailedControlsAsync(Name, Cancellation).SingleAsync(Cancellation));
    }

    private Task FlushAsync(params MeasuredTrial[] measured) =>
        new TrialStore(database.Source, TimeProvider.System).FlushAsync(sweep, 0, Points.Flush(measured), Cancellation);

    private MeasuredTrial Counted(GridPoint point, long count, Verdict verdict) => Points.Measured(TrialId.Of(sweep, point), Guid.NewGuid(), count, verdict);

    private MeasuredTrial Stitched(double error, Verdict verdict) => Points.Measured(TrialId.Of(sweep, SweepPlan.Controls[1]), Guid.NewGuid()) with
    {
        Measurement = new Measurement { StitchErrorMax = error, StitchErrorRms = error, OutputDeviation = 1 },
        Judgement = new Judgement { Overall = verdict, Stitching = verdict, Reason = "measured" },
    };
}
