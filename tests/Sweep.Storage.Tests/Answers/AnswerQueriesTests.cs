using Sweep.Storage.Answers;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Tests.Reading;
using Sweep.Storage.Trials;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Answers;

/// <summary>Answers from what a database holds.</summary>
[Fast]
public sealed class AnswerQueriesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly GridPoint Line = Points.Line();
    private static readonly GridPoint Trained = Line with { Steps = 400, Precision = Precision.Float32, Measure = Measures.Seams };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_are_answered_with_their_configurations()
    {
        await FillAsync("counts", (Line, "", new() { Distinct = 4 }), (Line with { Seed = 1 }, "", new() { Distinct = 4 }), (Points.Line(6), "", new() { Distinct = 2 }));

        Assert.Equal("Counts reach the prediction in 2 of 2 configurations; none exceeds it.", await AnswerAsync("counts"));
    }

    [Fact]
    public async Task What_is_not_measured_is_said_before_what_is()
    {
        await FillAsync("open", (Line, "", new() { Distinct = 4 }), (Line with { Seed = 1 }, "", null), (Points.Overlapping, "", null));

        Assert.Equal("Open: 1 of 2 trials is not measured. Counts reach the prediction of 4 in 1 of 1 configuration; none exceeds it.", await AnswerAsync("open"));
    }

    [Fact]
    public async Task Windows_tell_the_ratios_of_the_seeds_that_came_out_as_predicted()
    {
        await FillAsync(
            "windows",
            (Trained with { TrainWindow = new PerAxis(4) }, "predicted_jump = true", new() { JumpRatio = 29.4 }),
            (Trained with { TrainWindow = new PerAxis(4), Seed = 1 }, "predicted_jump = true", new() { JumpRatio = 79 }),
            (Trained with { TrainWindow = new PerAxis(8) }, "predicted_jump = false", new() { JumpRatio = 0.96 }),
            (Trained with { TrainWindow = new PerAxis(8), Seed = 1 }, "predicted_jump = false", new() { JumpRatio = 1.08 }),
            (Trained with { TrainWindow = new PerAxis(9), Seed = 2 }, "predicted_jump = null", new() { JumpRatio = 7 }));

        Assert.Equal("Windows of one period leave jumps (29 to 79 times); windows above it do not (0.96 to 1.08).", await AnswerAsync("windows"));
    }

    [Fact]
    public async Task Crops_tell_where_tiles_are_seamless_and_where_fewest_objects_are_split()
    {
        var cut = Trained with { Measure = Measures.Stitching | Measures.Instances };
        await FillAsync("crops", [.. new[] { 4, 5, 6, 8 }.Select(crop => (
            cut with { TileCrop = new PerAxis(crop) }, $"predicted_seamless = {(crop % 4 == 0 ? "true" : "false")}",
            (Measurement?)new() { StitchErrorMax = crop % 4 == 0 ? 0 : 1, CutObjects = 100, FalseSplits = crop switch { 4 => 11, 8 => 7, _ => 60 } }))]);

        Assert.Equal(
            "Fewest splits at c = 8 (7 %) and 4 (11 %), both multiples of P = 4. Seamless at 2 of 2 crops that are multiples of P, seams at 2 of 2 others.",
            await AnswerAsync("crops"));
    }

    [Fact]
    public async Task Padding_tells_how_far_beyond_the_bound_it_goes()
    {
        await FillAsync("padding", [.. new[] { (Padding.Same, 9), (Padding.Reflect, 6), (Padding.Replicate, 4) }.Select(static padding => (
            Line with { Padding = padding.Item1 }, "", (Measurement?)new() { Distinct = padding.Item2 }))]);

        Assert.Equal("Padding same tells up to 9 objects apart where the bound is 4, reflect up to 6.", await AnswerAsync("padding"));
    }

    [Fact]
    public async Task A_sweep_with_one_of_everything_says_first_what_speaks_against_the_theory()
    {
        await using var filled = new FilledSweep();
        await filled.InitializeAsync();

        Assert.Equal(
            "Refuted, unless this program is at fault: 1 trial of 8 speaks against a prediction, and 2 of 10 trials are not measured (1 failed). "
            + "Counts exceed the prediction in 1 of 3 configurations and reach it in 1, 1 is inconclusive.",
            await AnswerAsync(FilledSweep.Name, filled.Source));
    }

    private async Task<string> AnswerAsync(string sweep, Npgsql.NpgsqlDataSource? source = null)
    {
        var queries = new SweepQueries(source ?? database.Source);
        return await new AnswerQueries(source ?? database.Source).AnswerAsync(
            (await queries.FindAsync(sweep, Cancellation))!, await queries.VerdictsAsync(sweep, Cancellation).ToListAsync(Cancellation),
            await queries.CausesAsync(sweep, Cancellation), await queries.FailedControlsAsync(sweep, Cancellation).AnyAsync(Cancellation), Cancellation);
    }

    /// <summary>Every measurement confirms what it speaks of, unless nothing is predicted. Predictions may be set as SQL: what an answer makes of them does not change with the laws.</summary>
    private async Task FillAsync(string name, params IReadOnlyList<(GridPoint Point, string Prediction, Measurement? Measured)> trials)
    {
        var sweep = (await new SweepStore(database.Source, TimeProvider.System).SubmitAsync(
            Points.Content(name), [.. trials.Select(static trial => trial.Point)], Cancellation)).Id;
        foreach (var trial in trials.Where(static trial => trial.Prediction.Length > 0))
        {
            await database.Source.ExecuteAsync($"update sweep.configurations set {trial.Prediction} where id = (select configuration_id from sweep.planned_trials where id = '{TrialId.Of(sweep, trial.Point).Value}')");
        }

        var measured = trials.Where(static trial => trial.Measured is not null).Select(trial => Points.Measured(TrialId.Of(sweep, trial.Point), Guid.NewGuid()) with
        {
            Measurement = trial.Measured!,
            Judgement = Judged(trial.Measured!, trial.Prediction.EndsWith("null", StringComparison.Ordinal) || trial.Point.Padding != Padding.Valid),
        });
        Assert.True(await new TrialStore(database.Source, TimeProvider.System).FlushAsync(sweep, 0, Points.Flush([.. measured]), Cancellation));
    }

    private static Judgement Judged(Measurement measurement, bool silent)
    {
        var verdict = silent ? Verdict.NotPredicted : Verdict.Confirmed;
        return new()
        {
            Overall = verdict, Distinct = measurement.Distinct is null ? null : verdict, Stitching = measurement.StitchErrorMax is null ? null : verdict,
            Seams = measurement.JumpRatio is null ? null : verdict, Reason = "measured", Cause = "as predicted",
        };
    }
}
