using Microsoft.Extensions.Logging;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Leases;
using Sweep.Contracts.Reports;
using Sweep.Contracts.Workers;
using Sweep.Grains.Committing;
using Sweep.Grains.Ledger;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Scheduling;

/// <summary>The time during which one activation owns a sweep: an epoch, the ledger, and what is to be written.</summary>
internal sealed class SweepSession
{
    private readonly SweepStores stores;
    private readonly SweepHeader header;
    private readonly TrialTotals totals;
    private readonly TrialLedger ledger;
    private readonly GroupCommit commit;
    private readonly SchedulingOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly long epoch;

    private RunningSnapshot written = RunningSnapshot.Empty;

    private SweepSession(
        SweepStores stores, SweepHeader header, TrialTotals totals, TrialLedger ledger, long epoch, SchedulingOptions options,
        TimeProvider time, ILogger logger, CancellationToken stopping)
    {
        (this.stores, this.header, this.totals, this.ledger, this.epoch) = (stores, header, totals, ledger, epoch);
        (this.options, this.time, this.logger) = (options, time, logger);
        commit = new(WriteAsync, exception => logger.FlushFailed(header.Id.Value, exception.Message), time, stopping);
        IsFinished = header.State is SweepState.Finished or SweepState.Cancelled;
    }

    public int Priority => header.Priority;

    public bool IsPaused => header.State != SweepState.Running;

    public bool IsFinished { get; private set; }

    public bool IsFenced => commit.IsFenced;

    /// <summary>Raises the epoch first: from then on no earlier owner can write, so what is read next stays true.</summary>
    public static async Task<SweepSession> OpenAsync(
        SweepId sweep, SweepStores stores, SchedulingOptions options, TimeProvider time, ILogger logger, CancellationToken stopping)
    {
        var epoch = await stores.Sweeps.TakeOwnershipAsync(sweep, stopping);
        var header = await stores.Sweeps.ReadHeaderAsync(sweep, stopping);
        var totals = await TrialTotals.ReadAsync(stores.Database, sweep, stopping);
        var ledger = new TrialLedger(epoch, new(header.Limits), options.LeaseDuration);
        await foreach (var training in stores.Trials.ReadOpenAsync(sweep, stopping))
        {
            ledger.Add(training);
        }

        logger.SweepOpened(sweep.Value, epoch, ledger.Counts.Open);
        return new(stores, header, totals, ledger, epoch, options, time, logger, stopping);
    }

    public async Task<Lease?> LeaseAsync(WorkerHello worker, CancellationToken cancellationToken)
    {
        if (ledger.Lease(worker.Worker, time.GetUtcNow()) is not { } grant)
        {
            return null;
        }

        try
        {
            var work = await stores.Trials.ReadWorkAsync([.. grant.Trainings.Select(static training => training.Id)], cancellationToken);
            return LeaseWriting.ToLease(header.Id, grant, work, header.Limits.TrialTimeout ?? options.TrialTimeout);
        }
        catch
        {
            ledger.Free(grant.Token);
            throw;
        }
    }

    public bool Renew(long token) => ledger.Renew(token, time.GetUtcNow());

    /// <summary>Enters a report in the ledger and in the buffer; it counts once <see cref="CommitAsync"/> has completed.</summary>
    public ReportReply Take(LeaseReport report)
    {
        var (accepted, duplicate, stale) = (0, 0, 0);
        foreach (var trial in report.Measured)
        {
            var acceptance = ledger.Accept(report.Token, trial.Training, trial.Trial, trial.Ended - trial.Started);
            if (acceptance is Acceptance.Accepted or Acceptance.Late)
            {
                commit.Buffer.Add(ReportReading.Measured(report, trial), ReportReading.Succeeded(report, trial));
            }

            accepted += acceptance == Acceptance.Accepted ? 1 : 0;
            duplicate += acceptance == Acceptance.Duplicate ? 1 : 0;
            stale += acceptance is Acceptance.Stale or Acceptance.Late ? 1 : 0;
        }

        foreach (var failure in report.Failures)
        {
            var attempt = ledger.Fail(report.Token, failure.Training, failure.Cause, time.GetUtcNow());
            accepted += attempt is null ? 0 : 1;
            stale += attempt is null ? 1 : 0;
            Record(attempt is null ? [] : [attempt with { Started = failure.Started }], failure.Ended, failure.Error);
        }

        return new() { Accepted = accepted, Duplicate = duplicate, Stale = stale };
    }

    /// <summary>Completes when everything taken in so far is in the database.</summary>
    public Task CommitAsync() => commit.CommitAsync();

    public void Release(WorkerIdentity worker) => ledger.Release(worker);

    public void Supersede(WorkerIdentity worker) =>
        Record(ledger.Supersede(worker, time.GetUtcNow()), time.GetUtcNow(), "the worker process ended without a word");

    /// <summary>What time alone brings about: lost leases, the running snapshot, the end of the sweep.</summary>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        Record(ledger.Expire(time.GetUtcNow()), time.GetUtcNow(), "the worker was silent for longer than its lease");
        if (IsFinished || IsFenced)
        {
            return;
        }

        var isDrained = ledger.IsDrained;
        if (isDrained && commit.IsIdle)
        {
            await FinishAsync(cancellationToken);
        }
        else if (!commit.Buffer.IsEmpty || !written.Equals(RunningSnapshot.Of(ledger)))
        {
            commit.CommitAsync().Ignore();
        }
    }

    /// <summary>Writes what is left, with nobody running any more.</summary>
    public Task SayFarewellAsync() => IsFinished && commit.IsIdle ? Task.CompletedTask : commit.CommitAsync();

    public SweepProgress Progress()
    {
        var counts = ledger.Counts;
        return new()
        {
            Planned = totals.Planned,
            Infeasible = totals.Infeasible,
            Succeeded = totals.Succeeded + counts.Succeeded,
            Failed = totals.Failed + counts.Failed,
            Cancelled = totals.Cancelled,
            Pending = counts.Open,
            Leased = counts.Leased,
            Retries = counts.Retries,
            CostDone = totals.CostDone + counts.CostDone,
            CostPlanned = totals.CostPlanned,
            Finished = IsFinished,
            Trouble = commit.Trouble,
        };
    }

    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        try
        {
            IsFinished = await stores.Sweeps.SetStateAsync(header.Id, epoch, SweepState.Finished, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The next beat tries again.
            logger.FlushFailed(header.Id.Value, exception.Message);
            return;
        }

        if (IsFinished)
        {
            logger.SweepFinished(header.Id.Value);
        }
        else
        {
            commit.Fence();
        }
    }

    private async Task<bool> WriteAsync(CommitBuffer buffer, CancellationToken cancellationToken)
    {
        var running = RunningSnapshot.Of(ledger);
        var isOwner = await stores.Trials.FlushAsync(header.Id, epoch, buffer.ToFlush(running.Leases), cancellationToken);
        written = running;
        return isOwner;
    }

    private void Record(IReadOnlyList<FailedAttempt> failures, DateTimeOffset ended, string error)
    {
        foreach (var failure in failures)
        {
            logger.AttemptFailed(failure.Worker.Name, failure.Training.Value, failure.Cause.ToString(), failure.ForGood);
            commit.Buffer.Add(
                failure.Trials.Select(trial => new Attempt(
                    Guid.NewGuid(), trial, failure.Worker.Name, failure.Started, ended, failure.Cause, error)),
                failure.ForGood ? failure.Trials.Select(trial => new FailedTrial(trial, failure.Cause, error)) : []);
        }
    }
}
