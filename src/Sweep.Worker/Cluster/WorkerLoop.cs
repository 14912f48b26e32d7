using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Leases;
using Sweep.Contracts.Workers;
using Sweep.Worker.Compute;
using Sweep.Contracts.Lifetime;

namespace Sweep.Worker.Cluster;

/// <summary>Says hello, works off one lease after the other, and says goodbye.</summary>
internal sealed class WorkerLoop(
    IClusterClient cluster, WorkerHello hello, ComputeThread compute, TimeProvider time, ILogger<WorkerLoop> logger) : BackgroundService
{
    /// <summary>What the supervisor waits for on standard output.</summary>
    public const string ReadyLine = "ready";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Only a connected client knows which grains there are.
        var dispatcher = cluster.GetGrain<IDispatcherGrain>(0);
        try
        {
            var welcome = await UntilReachedAsync(() => dispatcher.RegisterAsync(hello), stoppingToken);
            await Console.Out.WriteLineAsync(ReadyLine);
            while (!stoppingToken.IsCancellationRequested)
            {
                var reply = await UntilReachedAsync(() => dispatcher.LeaseAsync(hello), stoppingToken);
                if (reply.Lease is null)
                {
                    await Task.Delay(reply.AskAgainAfter, time, stoppingToken);
                }
                else if (!await RunAsync(reply.Lease, welcome.RenewEvery, stoppingToken))
                {
                    // The rest of the lease is free for others; then not even the end of this method may wait for the stuck thread.
                    await SayGoodbyeAsync(dispatcher);
                    AbruptEnd.With(ExitCodes.Overrun);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
        finally
        {
            await SayGoodbyeAsync(dispatcher);
        }
    }

    private Task<bool> RunAsync(Lease lease, TimeSpan renewEvery, CancellationToken stopping)
    {
        var sweep = cluster.GetGrain<ISweepGrain>(lease.Sweep.Value);
        return new LeaseRun(sweep, lease, hello, renewEvery, compute, time, logger).RunAsync(stopping);
    }

    private async Task<T> UntilReachedAsync<T>(Func<Task<T>> call, CancellationToken stopping)
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
                await Task.Delay(Pause, time, stopping);
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
            // The leases run out by themselves.
            logger.NotReached(exception.Message);
        }
    }
}
