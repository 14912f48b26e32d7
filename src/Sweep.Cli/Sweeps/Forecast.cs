using Npgsql;
using Sweep.Cli.Costs;
using Sweep.Contracts.Scheduling;
using Sweep.Storage.Reading;
using Sweep.Theory.Trials;

namespace Sweep.Cli.Sweeps;

/// <summary>What is left of a sweep, with the times that its trials are expected to take.</summary>
/// <param name="AtFirst">What was left when it was read for the first time, with the times as they are expected now.</param>
internal sealed record Forecast(WorkLeft AtFirst, WorkLeft Left);

/// <summary>Reads forecasts of one sweep in the background, seldom where reading takes long.</summary>
/// <param name="others">Reads what other runs measured on a kind of device; null: on the kind that was used last.</param>
internal sealed class Forecasting(SweepId sweep, Func<NpgsqlDataSource, string?, CancellationToken, Task<IReadOnlyList<CostSample>>> others, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // At most 3 % of the time goes into reading, and of the database's work.
    private const int ShareOfReading = 30;

    private readonly Dictionary<int, Trial?> trials = [];
    private (string? Device, IReadOnlyList<CostSample> Samples)? earlier;
    private IReadOnlyList<TrainingsLeft>? first;
    private Task<Forecast?>? reading;
    private long begun;
    private TimeSpan took;
    private TimeSpan pause;

    /// <summary>The last forecast; null: none was read yet, or nothing is left.</summary>
    public Forecast? Last { get; private set; }

    /// <summary>Takes a forecast that was read meanwhile, and begins to read the next one when it is time.</summary>
    /// <param name="running">The trainings at work, as far as that is known.</param>
    public Forecast? Look(NpgsqlDataSource database, IReadOnlyList<RunningTraining> running, CancellationToken cancellationToken)
    {
        if (reading is { IsCompleted: true })
        {
            var forecast = reading.IsCompletedSuccessfully ? reading.Result : null;
            reading = null;

            // The first reading takes longer than others, and is followed by the next one soon.
            var share = Last is null ? Pause : took * ShareOfReading;
            pause = share > Pause ? share : Pause;
            Last = forecast ?? Last;
            begun = time.GetTimestamp();
        }

        if (reading is null && time.GetElapsedTime(begun) >= pause)
        {
            begun = time.GetTimestamp();
            reading = Task.Run(() => ReadAsync(database, running, cancellationToken), cancellationToken);
        }

        return Last;
    }

    /// <summary>Waits until nothing is read any more.</summary>
    public async Task EndAsync()
    {
        if (reading is not null)
        {
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<Forecast?> ReadAsync(NpgsqlDataSource database, IReadOnlyList<RunningTraining> running, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        try
        {
            var queries = new CostQueries(database);
            var own = await queries.OfSweepAsync(sweep, cancellationToken).ToListAsync(cancellationToken);
            var left = await queries.LeftAsync(sweep, cancellationToken);
            first ??= left;
            await LearnAsync(queries, left, cancellationToken);
            var device = own.Count > 0 ? own[0].Device : null;
            earlier = earlier is { } read && (device is null || device == read.Device) ? read : (device, await others(database, device, cancellationToken));
            var prices = new TrainingPrices(trials, CostModel.Of([.. KnownCosts.OfThisRun(own), .. KnownCosts.OfRunning(running)], earlier.Value.Samples));
            return new(prices.Of(first), prices.Of(left));
        }
        catch (Exception failure) when (failure is NpgsqlException or ObjectDisposedException or TimeoutException)
        {
            // The database does not answer; the last forecast serves until it does.
            return null;
        }
        finally
        {
            took = time.GetElapsedTime(since);
        }
    }

    private async Task LearnAsync(CostQueries queries, IReadOnlyList<TrainingsLeft> left, CancellationToken cancellationToken)
    {
        foreach (var (id, text) in await queries.TextsAsync(left.SelectMany(static group => group.Configurations).Distinct().Where(id => !trials.ContainsKey(id)), cancellationToken))
        {
            trials.Add(id, KnownCosts.TrialOf(text));
        }
    }
}

/// <summary>The forecasts of the sweeps of a watch.</summary>
/// <param name="ids">The ids of the sweeps by their names.</param>
internal sealed class WatchForecasts(IReadOnlyDictionary<string, SweepId> ids, TimeProvider time)
{
    private readonly Dictionary<string, Forecasting> forecasts = [];

    /// <param name="isNew">Whether the pace of the sweep began anew, and with it what was left at first.</param>
    public Forecast? Look(string name, bool isNew, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var id = ids[name];
        if (isNew || !forecasts.TryGetValue(name, out var forecasting))
        {
            forecasts[name] = forecasting = new(
                id, async (source, device, token) => KnownCosts.OfOthers(await KnownCosts.OfEarlierSweepsAsync(source, id, null, device, token)), time);
        }

        return forecasting.Look(database, [], cancellationToken);
    }

    /// <summary>Waits until nothing is read any more.</summary>
    public Task EndAsync() => Task.WhenAll(forecasts.Values.Select(static one => one.EndAsync()));
}
