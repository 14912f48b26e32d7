using Microsoft.Extensions.Logging;
using Sweep.Theory.Trials;
using Sweep.Worker.Compute;

namespace Sweep.Worker.Cluster;

/// <summary>Runs attempts on the compute thread, each within its time limit.</summary>
internal sealed class TrainingLimit(ComputeThread compute, TimeSpan limit, TimeProvider time, ILogger logger)
{
    /// <summary>How long after its limit an attempt may take to notice it.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>How long the current step and a checkpoint may take when the process is stopped.</summary>
    private static readonly TimeSpan LastStep = TimeSpan.FromSeconds(4);

    /// <param name="attempt">Gets a token that the limit cancels, and one that the limit or the loss of the lease cancels.</param>
    /// <param name="lost">Is cancelled when the lease is lost or the process is stopped.</param>
    public async Task<AttemptEnd> RunAsync(Action<CancellationToken, CancellationToken> attempt, CancellationToken lost, CancellationToken stopping)
    {
        using var limiting = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limiting.Token, lost);
        var (timeUp, token) = (limiting.Token, either.Token);
        var running = compute.RunAsync(() =>
        {
            attempt(timeUp, token);
            return true;
        });
        try
        {
            await running.WaitAsync(limit + Grace, time, lost);
            return new(null);
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            // A step cannot be interrupted: a native call that runs long after the limit ends the whole process.
            logger.Overrun(Grace.TotalSeconds);
            return new(FailureReading.Of(new OperationCanceledException(), isTimeUp: true), IsStuck: true);
        }
        catch (Exception exception)
        {
            var failure = FailureReading.Of(exception, limiting.IsCancellationRequested && !lost.IsCancellationRequested);
            if (failure.Cause == FailureCause.Cancelled)
            {
                // This method may notice the cancellation first; after its return nothing could cancel the attempt's token.
                await either.CancelAsync();
                if (stopping.IsCancellationRequested)
                {
                    // The next worker that gets the training must find its checkpoint.
                    await Task.WhenAny(running, Task.Delay(LastStep, time, CancellationToken.None));
                }
            }

            return new(failure);
        }
    }
}

/// <summary>How an attempt ended.</summary>
/// <param name="Failure">Null: all its trials were measured.</param>
/// <param name="IsStuck">Whether a native call still runs, so that the process must end.</param>
internal sealed record AttemptEnd(FailureReading? Failure, bool IsStuck = false);
