using Npgsql;
using Sweep.Cli.Costs;
using Sweep.Cli.Presets;
using Sweep.Cli.Results;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Contracts.Scheduling;
using Sweep.Hosting.Local;
using Sweep.Storage.Cluster;
using Sweep.Storage.Sweeps;
using Sweep.Theory;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Cli.Sweeps;

/// <summary>The number of workers, and the ports; null: chosen by the program.</summary>
internal sealed record RunPlaces(int? Slots, int? SiloPort, int? GatewayPort);

/// <summary>Runs one sweep on this machine until it has its verdicts.</summary>
internal sealed class SweepRun(Shell outer, string name, RunPlaces places, TextFormat format)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromSeconds(5);

    // Programs read standard output.
    private readonly Shell shell = outer.ForPeople(format);

    /// <summary>Submits a file and runs its sweep.</summary>
    /// <param name="fresh">Whether to measure every trial instead of taking over measurements of other sweeps.</param>
    public static Task<int> OfFileAsync(Shell shell, SweepFile file, RunPlaces places, bool fresh, TextFormat format, CancellationToken cancellationToken) =>
        new SweepRun(shell, file.Plan.Name, places, format).RunAsync(
            async store => await store.SubmitAsync(file.Plan, await ImageFolders.ReadAsync(file.Plan, shell, cancellationToken), file.Text, fresh, cancellationToken), cancellationToken);

    /// <summary>Continues a sweep as it was submitted.</summary>
    public Task<int> GoOnAsync(CancellationToken cancellationToken) => RunAsync(store => store.GoOnAsync(name, cancellationToken), cancellationToken);

    private async Task<int> RunAsync(Func<SweepStore, Task<SubmittedSweep>> submit, CancellationToken cancellationToken)
    {
        var started = shell.Time.GetTimestamp();
        shell.Say(DatabaseAccess.IsNamed(shell) ? "using the PostgreSQL that SWEEP_DATABASE names" : $"using a private PostgreSQL in {HomeFolder.Of(shell)}");
        await using var database = await DatabaseAccess.OpenAsync(shell, shell.Say, cancellationToken);
        await RefuseBesideClusterAsync(database, cancellationToken);
        var store = new SweepStore(database, shell.Time);
        var sweep = await submit(store);
        shell.Say(SubmissionText.Of(name, sweep));

        if ((await store.ReadHeaderAsync(sweep.Id, cancellationToken)).State is not SweepState.Finished)
        {
            await using var claim = await RunClaim.TakeAsync(database, sweep.Id, shell.Time, cancellationToken);
            await WorkAsync(database, sweep.Id, cancellationToken);
            var ended = (await store.ReadHeaderAsync(sweep.Id, cancellationToken)).State;
            shell.Say($"{ChoiceText.Of(ended)} after {DurationText.Of(shell.Time.GetElapsedTime(started))}");
        }

        return await SweepOutcome.PrintAsync(outer, database, name, format, cancellationToken);
    }

    private static async Task RefuseBesideClusterAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        // Draining nodes still work.
        if (await new NodeStore(database).AliveAsync(cancellationToken) is { Count: > 0 and var nodes })
        {
            throw new UnfitEnvironmentException(
                $"a cluster works on this database ({Counted.Of(nodes, "node")} alive); hand the sweep to it with `sweep submit`, which takes the same file");
        }
    }

    private async Task WorkAsync(NpgsqlDataSource database, SweepId sweep, CancellationToken cancellationToken)
    {
        try
        {
            var options = new LocalClusterOptions
            {
                WorkerPath = WorkerExecutable.Of(shell),
                Slots = places.Slots,
                SiloPort = places.SiloPort,
                GatewayPort = places.GatewayPort,
                Artifacts = Path.Combine(HomeFolder.Of(shell), "artifacts"),
                Say = shell.Say,
            };
            await using var cluster = await LocalCluster.StartAsync(database, options, shell.Time, cancellationToken);
            await cluster.StartSweepAsync(sweep, cancellationToken);
            await ProgressDisplay.ShowAsync(shell, show => WatchAsync(cluster, database, sweep, show, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            shell.Say($"stopped; finished trials are kept, and the same command or `sweep resume {name}` continues");
            throw;
        }
    }

    private async Task WatchAsync(
        LocalCluster cluster, NpgsqlDataSource database, SweepId sweep, Action<SweepProgress, Moment> show, CancellationToken cancellationToken)
    {
        var started = shell.Time.GetTimestamp();
        var round = started;
        Pace? pace = null;
        var outside = new OutsideChanges(shell, new SweepStore(database, shell.Time), sweep);
        var forecasts = new Forecasting(
            sweep, async (source, device, token) => KnownCosts.OfOthers(await KnownCosts.OfThisMachineAsync(shell, source, sweep, device, token)), shell.Time);
        while (true)
        {
            if (shell.Time.GetElapsedTime(round) > BetweenRounds)
            {
                await DatabaseAccess.KeepRunningAsync(shell, shell.Say, cancellationToken);
                round = shell.Time.GetTimestamp();
            }

            var progress = await cluster.ProgressAsync(sweep, cancellationToken);
            pace ??= new(progress);
            show(progress, pace.At(progress, shell.Time.GetElapsedTime(started), cluster.WorkerProcessIds.Count, forecasts.Look(database, progress.Running, cancellationToken)));
            await outside.LookAsync(atOnce: progress.Finished, cancellationToken);
            if (progress.Finished)
            {
                await forecasts.EndAsync();
                return;
            }

            await Task.Delay(BetweenLooks, shell.Time, cancellationToken);
        }
    }
}
