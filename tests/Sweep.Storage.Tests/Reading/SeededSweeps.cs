using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Reading;

/// <summary>
/// Sweeps of one configuration. Each letter is what became of one seed: c confirmed, n not reached, r refuted, i inconclusive, d dead,
/// f failed for good, x cancelled, p pending.
/// </summary>
public sealed class SeededSweeps : IAsyncLifetime
{
    private readonly TestDatabase database = new();

    public Npgsql.NpgsqlDataSource Source => database.Source;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    /// <param name="predictions">What the theory says of each trial, as SQL; laws may change, what a view makes of them does not.</param>
    public async Task AddAsync(string name, GridPoint point, string seeds, string predictions)
    {
        GridPoint[] points = [.. seeds.Select((_, seed) => point with { Seed = seed })];
        var sweep = (await new SweepStore(Source, TimeProvider.System).SubmitAsync(Points.Content(name), points, CancellationToken.None)).Id;
        await Source.ExecuteAsync($"update sweep.configurations set {predictions} where sweep_id = '{sweep.Value}'");
        var trials = points.Select(one => TrialId.Of(sweep, one)).Zip(seeds).ToList();
        var flush = Points.Flush(
            [.. trials.Where(static seed => "cnrid".Contains(seed.Second, StringComparison.Ordinal)).Select(seed => Measured(seed.First, seed.Second, point.Padding))],
            failed: [.. trials.Where(static seed => seed.Second == 'f').Select(static seed => new FailedTrial(seed.First, FailureCause.OutOfMemory, "no memory"))]);
        await new TrialStore(Source, TimeProvider.System).FlushAsync(sweep, 0, flush, CancellationToken.None);
        foreach (var (trial, _) in trials.Where(static seed => seed.Second == 'x'))
        {
            await Source.ExecuteAsync($"insert into sweep.trial_states (trial_id, sweep_id, cost, state, finalized_at) select id, sweep_id, cost, 'cancelled', now() from sweep.trials where id = '{trial.Value}'");
        }
    }

    private static MeasuredTrial Measured(TrialId trial, char outcome, Padding padding)
    {
        var verdict = outcome switch { 'c' => Verdict.Confirmed, 'n' => Verdict.NotReached, 'r' => Verdict.Refuted, _ => Verdict.Inconclusive };
        var judged = padding is Padding.Same ? outcome == 'd' ? (Verdict?)null : Verdict.NotPredicted : verdict;
        return Points.Measured(trial, Guid.NewGuid()) with
        {
            Measurement = outcome == 'd' ? new() { Dead = true } : new()
            {
                Distinct = outcome switch { 'c' => 4, 'r' => 5, _ => 3 }, StitchErrorMax = 1, JumpRatio = 1, Separable = true, CutObjects = 4, FalseSplits = 2, ShiftErrorMax = 1,
            },
            Judgement = new() { Overall = judged ?? Verdict.NotPredicted, Distinct = judged, Stitching = judged, Seams = judged, Separable = judged, Shifts = judged, Reason = "as it is" },
        };
    }
}
