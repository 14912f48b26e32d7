using Microsoft.Extensions.Logging;
using Sweep.Contracts.Scheduling;
using Sweep.Worker.Compute;

namespace Sweep.Worker.Cluster;

/// <summary>Limits the time of each training of a lease: the compute thread runs them, and another thread notices one that does not end.</summary>
internal sealed class TrainingLimit(TimeSpan limit, TimeProvider time, ILogger logger)
{
    /// <summary>How long after its limit an attempt may take to notice it.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>How long the current step and a checkpoint may take when the process is stopped.</summary>
    private static readonly TimeSpan LastStep = TimeSpan.FromSeconds(4);

    private volatile Begun? current;

    /// <summary>Starts the time of a training.</summary>
    public void Begin(LeasedTraining training) => current = new(training, time.GetTimestamp());

    /// <summary>Ends the time of the training that was begun last.</summary>
    public void End() => current = null;

    /// <summary>Runs an attempt on the calling thread; returns null, or why it failed.</summary>
    /// <param name="attempt">Gets a token that the limit cancels, and one that the limit or the loss of the lease cancels.</param>
    /// <param name="lost">Is cancelled when the lease is lost or the process is stopped.</param>
    public FailureReading? Run(Action<CancellationToken, CancellationToken> attempt, CancellationToken lost)
    {
        using var limiting = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limiting.Token, lost);
        try
        {
            attempt(limiting.Token, either.Token);
            return null;
        }
        catch (Exception exception)
        {
            return FailureReading.Of(exception, limiting.IsCancellationRequested && !lost.IsCancellationRequested);
        }
    }

    /// <summary>Waits for the compute thread; returns the training in which it is stuck, or null when it has ended or the process is stopped.</summary>
    public async Task<LeasedTraining?> WatchAsync(Task computing, CancellationToken stopping)
    {
        while (true)
        {
            var begun = current;
            var left = limit + Grace - (begun is null ? TimeSpan.Zero : time.GetElapsedTime(begun.At));
            try
            {
                await computing.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, stopping);
                return null;
            }
            catch (TimeoutException)
            {
                if (computing.IsCompleted)
                {
                    await computing;
                    return null;
                }

                if (begun is not null && current == begun)
                {
                    // A step cannot be interrupted: a native call that runs long after the limit ends the whole process.
                    logger.Overrun(Grace.TotalSeconds);
                    return begun.Training;
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // The next worker that gets the training must find its checkpoint.
                await Task.WhenAny(computing, Task.Delay(LastStep, time, CancellationToken.None));
                return null;
            }
        }
    }

    /// <param name="At">Timestamp of its beginning.</param>
    private sealed record Begun(LeasedTraining Training, long At);
}
