using Microsoft.Extensions.Logging;
using Sweep.Contracts.Scheduling;
using Sweep.Grains.Committing;
using Sweep.Grains.Ledger;
using Sweep.Grains.Telemetry;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Scheduling;

/// <summary>The time during which one activation owns a sweep: an epoch, the ledger, and what is to be written.</summary>
internal sealed class SweepSession
{
    private readonly SessionSurroundings around;
    private readonly SweepHeader header;
    private readonly TrialTotals totals;
    private readonly TrialLedger ledger;
    private readonly Earlier earlier;
    private readonly GroupCommit commit;
    private readonly OwnerClock clock;
    private readonly long epoch;

    private RunningSnapshot written = RunningSnapshot.Empty;

    private SweepSession(
        SessionSurroundings around, SweepHeader header, TrialTotals totals, TrialLedger ledger, OwnerClock clock, long epoch, CancellationToken stopping)
    {
        (this.around, this.header, this.totals, this.ledger, this.clock, this.epoch) = (around, header, totals, ledger, clock, epoch);
        earlier = new(around.Stores, header, epoch, ledger);
        commit = new(WriteAsync, OnFlushFailed, around.Time, stopping);
        IsFinished = header.State.IsFinal();
    }

    public int Priority => header.Priority;

    public bool IsPaused => header.State != SweepState.Running;

    public bool IsFinished { get; private set; }

    public bool IsFenced => commit.IsFenced;

    /// <summary>
    /// Raises the epoch first: from then on no earlier owner can write, so what is read next stays true. What workers have in hand is
    /// theirs still.
    /// </summary>
    public static async Task<SweepSession> OpenAsync(SweepId sweep, SessionSurroundings around, CancellationToken stopping)
    {
        using var span = SweepMeter.Spans.StartActivity("sweep.open");
        var stores = around.Stores;
        var epoch = await stores.Sweeps.TakeOwnershipAsync(sweep, stopping);
        var header = await stores.Sweeps.ReadHeaderAsync(sweep, stopping);
        var totals = await TrialTotals.ReadAsync(stores.Database, sweep, stopping);
        var ledger = new TrialLedger(epoch, new(header.Limits), around.Options.LeaseDuration);
        await foreach (var training in stores.Trials.ReadOpenAsync(sweep, stopping))
        {
            ledger.Add(training);
        }

        ledger.AddGivenUp(await stores.Trials.ReadGivenUpAsync(sweep, stopping));
        var clock = new OwnerClock(around.Time);
        foreach (var lease in (await stores.Trials.ReadLeasesAsync(sweep, stopping)).GroupBy(static held => held.Token))
        {
            var first = lease.First();
            var worker = new WorkerIdentity { Name = first.Worker, Incarnation = first.Incarnation, Node = first.Node };
            ledger.Restore(lease.Key, worker, first.Since, lease.Select(static held => held.Training), clock.Now);
        }

        around.Logger.SweepOpened(sweep.Value, epoch, ledger.Counts.Open, ledger.Counts.Leased);
        return new(around, header, totals, ledger, clock, epoch, stopping);
    }

    /// <summary>A lease that is written down before it is given out; null: there is nothing to do at the moment.</summary>
    public async Task<Lease?> LeaseAsync(WorkerHello worker, CancellationToken cancellationToken)
    {
        if (around.Nodes.IsAway(worker.Worker.Node))
        {
            // Its silo was declared dead and does not know yet: it will end, and the lease with it.
            return null;
        }

        if (!await earlier.TakeOverAsync(worker.Provenance, cancellationToken))
        {
            commit.Fence();
        }

        if (IsFenced || ledger.Lease(worker.Worker, clock.Now) is not { } grant)
        {
            return null;
        }

        try
        {
            var work = await around.Stores.Trials.ReadWorkAsync([.. grant.Trainings.Select(static training => training.Id)], cancellationToken);
            await commit.CommitAsync();
            return LeaseWriting.ToLease(header.Id, grant, work, header.Limits.TrialTimeout ?? around.Options.TrialTimeout);
        }
        catch
        {
            ledger.Free(grant.Token);
            throw;
        }
    }

    public bool Renew(long token) => ledger.Renew(token, clock.Now);

    /// <summary>Enters a report in the ledger and in the buffer; it counts once <see cref="CommitAsync"/> has completed.</summary>
    public ReportReply Take(LeaseReport report)
    {
        var (accepted, duplicate, stale) = (0, 0, 0);
        foreach (var trial in report.Measured)
        {
            var acceptance = ledger.Accept(
                report.Token, trial.Training, trial.Trial, trial.ResumedStep is null ? trial.Ended - trial.Started : null);
            if (acceptance == Acceptance.Accepted)
            {
                around.Meter.TrialTook(trial.TrainingTime + trial.MeasuringTime);
            }

            if (acceptance is Acceptance.Accepted or Acceptance.Late)
            {
                commit.Buffer.Add(ReportReading.Measured(report, trial), ReportReading.Succeeded(report, trial));
            }

            accepted += acceptance == Acceptance.Accepted ? 1 : 0;
            duplicate += acceptance == Acceptance.Duplicate ? 1 : 0;
            stale += acceptance == Acceptance.Late ? 1 : 0;
        }

        foreach (var failure in report.Failures)
        {
            var attempt = ledger.Fail(report.Token, failure.Training, failure.Cause, clock.Now);
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
        Record(ledger.Supersede(worker, clock.Now), around.Time.GetUtcNow(), "the worker process ended without a word");

    /// <summary>What time alone brings about: lost leases, changes from outside, the running snapshot, the end of the sweep.</summary>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        if (clock.WasAway(around.Options.Heartbeat))
        {
            ledger.Prolong(clock.Now, static _ => true);
        }

        var gone = await GoneAsync(cancellationToken);
        var now = around.Time.GetUtcNow();
        Record(ledger.Expire(clock.Now), now, "the worker was silent for longer than its lease");
        Record(ledger.LoseNodes(gone.Contains, clock.Now), now, "the worker's node is gone");
        around.Meter.Sweeps.Set(header.Id.Value, header.Name, Progress());
        if (IsFenced || await IsOvertakenAsync(cancellationToken) || IsFinished)
        {
            return;
        }

        if (ledger.IsDrained && commit.IsIdle)
        {
            await FinishAsync(cancellationToken);
        }
        else if (!commit.Buffer.IsEmpty || !written.Equals(RunningSnapshot.Of(ledger)) || written.RunsOutBefore(clock.Now + (around.Options.LeaseDuration / 3)))
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

    /// <summary>Nodes that are gone with their workers. Where only the silo died, the workers go on, and their leases wait for it.</summary>
    private async Task<IReadOnlySet<string>> GoneAsync(CancellationToken cancellationToken)
    {
        HashSet<string> gone = [];
        foreach (var node in ledger.Leases.Select(static lease => lease.Worker.Node).Distinct().Where(around.Nodes.IsAway).ToArray())
        {
            if (await around.Nodes.IsComingBackAsync(node, cancellationToken))
            {
                ledger.Prolong(clock.Now, lease => lease.Worker.Node == node);
            }
            else
            {
                gone.Add(node);
            }
        }

        return gone;
    }

    /// <summary>True when somebody else owns the sweep by now, or changed it from outside: then this owner's time is over.</summary>
    private async Task<bool> IsOvertakenAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await around.Stores.Sweeps.ReadEpochAsync(header.Id, cancellationToken) != epoch)
            {
                commit.Fence();
            }
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or TimeoutException or IOException)
        {
            // Without a database nobody else can own it either; the next beat asks again.
            around.Logger.EpochUnread(header.Id.Value, exception.Message);
        }

        return IsFenced;
    }

    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        try
        {
            IsFinished = await around.Stores.Sweeps.SetStateAsync(header.Id, epoch, SweepState.Finished, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The next beat tries again.
            OnFlushFailed(exception);
            return;
        }

        if (IsFinished)
        {
            around.Logger.SweepFinished(header.Id.Value);
        }
        else
        {
            commit.Fence();
        }
    }

    private async Task<bool> WriteAsync(CommitBuffer buffer, CancellationToken cancellationToken)
    {
        using var span = SweepMeter.Spans.StartActivity("sweep.flush");
        var start = around.Time.GetTimestamp();
        var running = RunningSnapshot.Of(ledger);
        var isOwner = await around.Stores.Trials.FlushAsync(header.Id, epoch, buffer.ToFlush(running.Leases), cancellationToken);
        written = running;
        around.Meter.FlushTook(around.Time.GetElapsedTime(start));
        return isOwner;
    }

    private void OnFlushFailed(Exception exception)
    {
        around.Meter.FlushFailed();
        around.Logger.FlushFailed(header.Id.Value, exception.Message);
    }

    private void Record(IReadOnlyList<FailedAttempt> failures, DateTimeOffset ended, string error)
    {
        foreach (var failure in failures)
        {
            around.Logger.AttemptFailed(failure.Worker.Name, failure.Training.Value, failure.Cause.ToString(), failure.ForGood);
            around.Meter.AttemptFailed(ChoiceText.Of(failure.Cause));
            commit.Buffer.Add(
                failure.Trials.Select(trial => new Attempt(
                    Guid.NewGuid(), trial, failure.Worker.Name, failure.Started, ended, failure.Cause, error)),
                failure.ForGood ? failure.Trials.Select(trial => new FailedTrial(trial, failure.Cause, error)) : []);
        }
    }
}
