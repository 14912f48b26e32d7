using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sweep.Contracts.Processes;
using Sweep.Contracts.Scheduling;
using Sweep.Worker.Compute;

namespace Sweep.Worker.Cluster;

/// <summary>Registers with the cluster, works on one lease after another until it is asked to leave, and signs off.</summary>
internal sealed class WorkerLoop(
    IClusterClient cluster,
    WorkerHello hello,
    WorkerArguments arguments,
    ComputeThread compute,
    WorkerCheckpoints checkpoints,
    TrialsRun trials,
    Departure departure,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<WorkerLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Only a connected client can find grains.
        var dispatcher = cluster.GetGrain<IDispatcherGrain>(0);
        try
        {
            await WorkAsync(dispatcher, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested || departure.Asked.IsCancellationRequested)
        {
            // Asked to stop, or to leave while there was nothing to do.
        }
        finally
        {
            await SayGoodbyeAsync(dispatcher);
            lifetime.StopApplication();
        }
    }

    private async Task WorkAsync(IDispatcherGrain dispatcher, CancellationToken stopping)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(stopping, departure.Asked);
        var welcome = await UntilReachedAsync(() => dispatcher.RegisterAsync(hello), leaving.Token, stopping);
        await Console.Out.WriteLineAsync(PipeWords.Ready);
        var leases = new LeaseLine(StuckAsync, () => Leaving(stopping), stopping);
        var parts = new LeaseRunParts(trials, new(), new());
        var memory = new MemoryGrowth(time);
        try
        {
            while (!Leaving(stopping))
            {
                checkpoints.Collect();
                await leases.UntilNextIsWantedAsync(arguments.RecycleAfter).WaitAsync(leaving.Token);
                if (leases.Measured >= arguments.RecycleAfter || memory.HasGrown())
                {
                    departure.Recycle();
                    return;
                }

                var reply = await UntilReachedAsync(() => dispatcher.LeaseAsync(hello, leases.Held), leaving.Token, stopping);
                if (Leaving(stopping) && leases.Held.Count == 0)
                {
                    // Signing off gives back a lease that was not begun.
                    return;
                }

                if (reply.Lease is not { } lease)
                {
                    await Task.Delay(reply.AskAgainAfter, time, leaving.Token);
                    continue;
                }

                var sweep = cluster.GetGrain<ISweepGrain>(lease.Sweep.Value);
                var run = new LeaseRun(sweep, lease, hello, welcome.RenewEvery, compute, checkpoints, parts, time, logger);
                if (!await leases.BeginAsync(run, time, leaving.Token))
                {
                    // Signing off may be hours away.
                    await UntilReachedAsync(() => GiveBackAsync(sweep, lease.Token), leaving.Token, stopping);
                    await (lease.IsAlone ? leases.UntilEmptyAsync() : leases.UntilFreeAsync()).WaitAsync(leaving.Token);
                }
            }
        }
        finally
        {
            // A lease that was begun is finished, and its reports are delivered.
            await leases.UntilEmptyAsync();
        }

        async Task StuckAsync()
        {
            // Signing off frees the rest of the lease for others. Then the process ends at once, without waiting for the stuck thread.
            await SayGoodbyeAsync(dispatcher);
            AbruptEnd.With(ExitCode.Overrun);
        }
    }

    private static async Task<bool> GiveBackAsync(ISweepGrain sweep, long token)
    {
        await sweep.GiveBackAsync(token);
        return true;
    }

    /// <summary>Asks the tokens themselves, for a linked token is cancelled after what waited for the first of them goes on.</summary>
    private bool Leaving(CancellationToken stopping) => stopping.IsCancellationRequested || departure.Asked.IsCancellationRequested;

    /// <summary>Repeats a call until it is answered. Waits for an answer even while leaving, so that a lease in the answer is given back.</summary>
    private async Task<T> UntilReachedAsync<T>(Func<Task<T>> call, CancellationToken leaving, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                return await call().WaitAsync(stopping);
            }
            catch (Exception exception) when (Unreached.Is(exception))
            {
                logger.NotReached(exception.Message);
                await Task.Delay(Pause, time, leaving);
            }
        }
    }

    private async Task SayGoodbyeAsync(IDispatcherGrain dispatcher)
    {
        try
        {
            await dispatcher.GoodbyeAsync(hello.Worker).WaitAsync(Farewell, time);
        }
        catch (Exception exception) when (Unreached.Is(exception))
        {
            // The leases expire by themselves.
            logger.NotReached(exception.Message);
        }
    }
}
