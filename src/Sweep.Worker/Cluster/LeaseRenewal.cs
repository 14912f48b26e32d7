using Microsoft.Extensions.Logging;
using Sweep.Contracts.Scheduling;

namespace Sweep.Worker.Cluster;

/// <summary>Renews a lease while a worker works on it.</summary>
internal sealed class LeaseRenewal(ISweepGrain sweep, long token, TimeSpan every, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Completes when the work has ended, or when the lease was lost.</summary>
    /// <param name="atHand">Returns how far the training is that is computed at this moment; null: none is.</param>
    /// <param name="lost">Is cancelled when the sweep does not renew the lease any more.</param>
    public async Task RunAsync(Func<TrainingAtWork?> atHand, CancellationTokenSource lost, CancellationToken ended)
    {
        // The first renewal is sent at once: it shows the sweep that the lease arrived.
        using var timer = new PeriodicTimer(every, time);
        while (!ended.IsCancellationRequested)
        {
            try
            {
                if (!await sweep.RenewAsync(token, atHand()))
                {
                    logger.LeaseLost();
                    await lost.CancelAsync();
                    return;
                }

                await timer.WaitForNextTickAsync(ended);
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (Unreached.Is(exception))
            {
                logger.NotReached(exception.Message);
                await Task.Delay(Pause, time, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
