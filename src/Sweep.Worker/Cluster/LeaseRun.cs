using Microsoft.Extensions.Logging;
using Sweep.Contracts.Scheduling;
using Sweep.Learning.Refuting;
using Sweep.Learning.Training.Checkpoints;
using Sweep.Theory.Trials;
using Sweep.Worker.Compute;

namespace Sweep.Worker.Cluster;

/// <summary>Works off one lease: computes its trainings in order, reports as it goes, and keeps the lease alive meanwhile.</summary>
internal sealed class LeaseRun(
    ISweepGrain sweep,
    Lease lease,
    WorkerHello hello,
    TimeSpan renewEvery,
    ComputeThread compute,
    WorkerCheckpoints checkpoints,
    TimeProvider time,
    ILogger logger)
{
    /// <summary>How long after its limit a training may take to notice.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>When the process is stopped: how long the step at hand and a checkpoint may take, and then what is not reported yet.</summary>
    private static readonly TimeSpan LastStep = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ReportOutbox outbox = new(sweep, lease, hello, time, logger);
    private readonly List<CheckpointFolder> done = [];
    private int measured;

    /// <summary>Trials that were measured.</summary>
    public int Measured => Volatile.Read(ref measured);

    /// <summary>False when a native call is stuck and the process must end.</summary>
    public async Task<bool> RunAsync(CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var farewell = new CancellationTokenSource();
        await using var patience = stopping.Register(() => farewell.CancelAfter(Farewell));
        var renewing = RenewAsync(lost, ended.Token);
        var delivering = outbox.DeliverAsync(farewell.Token);
        var next = Next.Training;
        foreach (var training in lease.Trainings)
        {
            next = await AttemptAsync(training, lost.Token, stopping);
            if (next != Next.Training)
            {
                break;
            }
        }

        outbox.Close();
        await delivering.ConfigureAwait(stopping.IsCancellationRequested ? ConfigureAwaitOptions.SuppressThrowing : ConfigureAwaitOptions.None);
        await ended.CancelAsync();
        await renewing;
        if (delivering.IsCompletedSuccessfully && outbox.Refused == 0)
        {
            // Only now is every trial of them committed.
            done.ForEach(checkpoints.Remove);
        }

        return next != Next.End;
    }

    private async Task<Next> AttemptAsync(LeasedTraining training, CancellationToken lost, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(lease.TrialTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, lost);
        var started = time.GetUtcNow();
        var attempt = new TrainingAttempt(training, JudgedRun.Of, Report, checkpoints, new(lease.Sweep, hello), time);
        var (timeUp, token) = (limit.Token, either.Token);
        var running = compute.RunAsync(() =>
        {
            attempt.Run(timeUp, token);
            return true;
        });
        try
        {
            await running.WaitAsync(lease.TrialTimeout + Grace, time, lost);
            NeedsNoCheckpoints(attempt);
            return Next.Training;
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            // A step cannot be interrupted: a native call that goes on long after the limit takes the process with it.
            logger.Overrun(Grace.TotalSeconds);
            Fail(training, started, FailureReading.Of(new OperationCanceledException(), isTimeUp: true));
            return Next.End;
        }
        catch (Exception exception)
        {
            var failure = FailureReading.Of(exception, limit.IsCancellationRequested && !lost.IsCancellationRequested);
            if (failure.Cause == FailureCause.Cancelled)
            {
                // This method heard of it first, and on its return the training's token would never be cancelled any more.
                await either.CancelAsync();
                if (stopping.IsCancellationRequested)
                {
                    // Whoever is given the training next is to find its checkpoint.
                    await Task.WhenAny(running, Task.Delay(LastStep, time, CancellationToken.None));
                }

                return Next.Lease;
            }

            if (failure.Cause == FailureCause.UserError)
            {
                // It would end there again: a later attempt begins anew.
                NeedsNoCheckpoints(attempt);
            }

            Fail(training, started, failure);
            return Next.Training;
        }
    }

    private void Report(TrialReport trial)
    {
        outbox.Add(trial);
        Interlocked.Increment(ref measured);
    }

    private void NeedsNoCheckpoints(TrainingAttempt attempt)
    {
        if (attempt.Folder is { } folder)
        {
            done.Add(folder);
        }
    }

    private void Fail(LeasedTraining training, DateTimeOffset started, FailureReading failure) => outbox.Add(new TrainingFailure
    {
        Training = training.Id,
        Started = started,
        Ended = time.GetUtcNow(),
        Cause = failure.Cause,
        Error = failure.Error,
    });

    private async Task RenewAsync(CancellationTokenSource lost, CancellationToken ended)
    {
        // At once for the first time: it tells the sweep that the lease arrived.
        using var timer = new PeriodicTimer(renewEvery, time);
        while (!ended.IsCancellationRequested)
        {
            try
            {
                if (!await sweep.RenewAsync(lease.Token))
                {
                    logger.LeaseLost();
                    await lost.CancelAsync();
                    return;
                }

                await timer.WaitForNextTickAsync(ended);
            }
            catch (OperationCanceledException)
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

    /// <summary>What to do after an attempt: the next training, another lease, or end the process.</summary>
    private enum Next
    {
        Training,
        Lease,
        End,
    }
}
