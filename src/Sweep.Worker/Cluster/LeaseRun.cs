using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Sweep.Contracts.Scheduling;
using Sweep.Learning.Training;
using Sweep.Theory.Trials;
using Sweep.Worker.Compute;

namespace Sweep.Worker.Cluster;

/// <summary>
/// Works on one lease: renews it from its arrival, computes its trainings in order once it may begin, and reports them. The reports of its last
/// trials may still be on their way when the next lease begins.
/// </summary>
internal sealed class LeaseRun(
    ISweepGrain sweep,
    Lease lease,
    WorkerHello hello,
    TimeSpan renewEvery,
    ComputeThread compute,
    WorkerCheckpoints checkpoints,
    LeaseRunParts parts,
    TimeProvider time,
    ILogger logger)
{
    /// <summary>How long the last reports may take when the process is stopped.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    /// <summary>How long before its expected end the next lease is asked for.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(1);

    private readonly ReportOutbox outbox = new(sweep, lease, hello, parts.Load, time, logger);
    private readonly LeaseRenewal renewal = new(sweep, lease.Token, renewEvery, time, logger);
    private readonly TrainingLimit limit = new(lease.TrialTimeout, time, logger);
    private readonly TaskCompletionSource<bool> begin = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource computed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CounterExamplePacking packing = new(lease.Sweep, hello);
    private readonly ConcurrentQueue<CheckpointFolder> done = [];
    private volatile TrainingAttempt? current;
    private int measured;

    public Lease Lease => lease;

    /// <summary>Number of trials that were measured.</summary>
    public int Measured => Volatile.Read(ref measured);

    /// <summary>Completes when the compute thread is free for the next lease. Never completes if a native call is stuck.</summary>
    public Task Computed => computed.Task;

    /// <summary>Completes a moment before the expected end of the computing, and at its end at the latest.</summary>
    public Task AlmostComputed { get; private set; } = Task.CompletedTask;

    /// <summary>Begins to compute.</summary>
    public void Begin()
    {
        AlmostComputed = lease.Expected > TimeSpan.Zero
            ? Task.WhenAny(Computed, Task.Delay(lease.Expected > Ahead ? lease.Expected - Ahead : TimeSpan.Zero, time))
            : Computed;
        begin.TrySetResult(true);
    }

    /// <summary>Ends the run before it began.</summary>
    public void Forgo() => begin.TrySetResult(false);

    /// <summary>Completes when every report was delivered; returns false if a native call is stuck and the process must end.</summary>
    public async Task<bool> RunAsync(CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var farewell = new CancellationTokenSource();
        await using var patience = stopping.Register(() => farewell.CancelAfter(Farewell));
        var renewing = renewal.RunAsync(() => current?.AtWork, lost, ended.Token);
        var delivering = outbox.DeliverAsync(farewell.Token);
        var isFree = true;
        try
        {
            isFree = await ComputeAsync(lost.Token, stopping);
        }
        finally
        {
            if (isFree)
            {
                computed.TrySetResult();
            }

            outbox.Close();
            await delivering.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ended.CancelAsync();
            await renewing;
            outbox.Forget();
        }

        if (!stopping.IsCancellationRequested)
        {
            await delivering;
        }

        if (delivering.IsCompletedSuccessfully && outbox.Refused == 0)
        {
            // Only now is every trial of them committed.
            Array.ForEach([.. done], checkpoints.Remove);
        }

        return isFree;
    }

    /// <summary>Computes on the compute thread; returns false if it is stuck.</summary>
    private async Task<bool> ComputeAsync(CancellationToken lost, CancellationToken stopping)
    {
        try
        {
            if (lease.Trainings.IsEmpty || !await begin.Task.WaitAsync(lost))
            {
                return true;
            }
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            return true;
        }

        var started = time.GetUtcNow();
        limit.Begin(lease.Trainings[0]);
        var stuck = await limit.WatchAsync(compute.RunAsync(() => Compute(lost)), stopping);
        if (stuck is not null)
        {
            Fail(stuck, started, FailureReading.Of(new OperationCanceledException(), isTimeUp: true));
        }

        return stuck is null;
    }

    /// <summary>Computes all trainings, until the lease is lost. On one thread without a break: a switch of threads takes longer than a small training.</summary>
    private bool Compute(CancellationToken lost)
    {
        limit.End();
        foreach (var training in lease.Trainings)
        {
            // A database that is away may take longer than any training.
            if (!parts.Load.HasRoom(lost))
            {
                return false;
            }

            var started = time.GetUtcNow();
            limit.Begin(training);
            var attempt = new TrainingAttempt(training, parts.Points, parts.Run, Report, checkpoints, packing, time);
            current = attempt;
            var failure = limit.Run(attempt.Run, lost);
            current = null;
            limit.End();
            if (failure is { Cause: FailureCause.Cancelled })
            {
                return false;
            }

            if (failure is not null)
            {
                Fail(training, started, failure);
            }

            // An attempt that failed by itself would fail again at this checkpoint, so a later one starts from the beginning.
            if (failure is null or { Cause: FailureCause.UserError } && attempt.Folder is { } folder)
            {
                done.Enqueue(folder);
            }
        }

        return true;
    }

    private void Report(TrialReport trial)
    {
        outbox.Add(trial);
        Interlocked.Increment(ref measured);
    }

    private void Fail(LeasedTraining training, DateTimeOffset started, FailureReading failure) => outbox.Add(new TrainingFailure
    {
        Training = training.Id,
        Started = started,
        Ended = time.GetUtcNow(),
        Cause = failure.Cause,
        Error = failure.Error,
    });
}

/// <summary>What the leases of a worker share.</summary>
/// <param name="Run">Trains, measures and judges.</param>
/// <param name="Points">Trials by their configurations.</param>
/// <param name="Load">Reports that are not committed yet.</param>
internal sealed record LeaseRunParts(TrialsRun Run, LeasedPoints Points, ReportLoad Load);
