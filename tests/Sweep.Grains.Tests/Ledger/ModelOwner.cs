using Sweep.Contracts.Scheduling;
using Sweep.Grains.Committing;
using Sweep.Grains.Ledger;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Tests.Ledger;

/// <summary>One owner of the sweep: a ledger, and what is not committed yet. Does what SweepSession does, without a grain around it.</summary>
internal sealed class ModelOwner
{
    private readonly ModelDatabase database;
    private readonly long epoch;
    private readonly WrittenLeases written = new(LedgerBench.Duration / 12);

    private List<(TrialId Trial, Guid Attempt)> measured = [];
    private List<(Guid Attempt, FailedAttempt Failure)> failed = [];
    private List<Action> promised = [];

    private ModelOwner(ModelDatabase database, long epoch, TrialLedger ledger) => (this.database, this.epoch, Ledger) = (database, epoch, ledger);

    public TrialLedger Ledger { get; }

    public bool IsPaused { get; private init; }

    /// <summary>True once it learnt that there is a younger owner.</summary>
    public bool IsFenced { get; private set; }

    public static ModelOwner Open(ModelDatabase database, RetryPolicy retries, DateTimeOffset now)
    {
        var epoch = database.TakeOwnership();
        var ledger = new TrialLedger(epoch, retries, LedgerBench.Duration);
        foreach (var training in database.ReadOpen())
        {
            ledger.Add(training);
        }

        ledger.AddGivenUp(database.GivenUp);
        foreach (var lease in database.Running.GroupBy(static row => row.Token))
        {
            var row = lease.First();
            ledger.Restore(
                row.Token, new() { Name = row.Worker, Incarnation = row.Incarnation, Node = row.Node }, row.Since, lease.Select(static part => part.Training), now);
        }

        return new(database, epoch, ledger) { IsPaused = database.State != SweepState.Running };
    }

    /// <summary>A lease that is in the database; null: there is none, or it could not be written.</summary>
    public Grant? Lease(WorkerIdentity worker, DateTimeOffset now, IReadOnlyCollection<long> held, Outcome outcome)
    {
        if (IsPaused || IsFenced || Ledger.Lease(worker, now, held) is not { } grant)
        {
            return null;
        }

        var isWritten = Written(outcome, now, changes => database.WriteLeases(epoch, changes));
        if (!isWritten)
        {
            Ledger.Lose(Loss.NotDelivered(grant.Token), now);
        }

        return isWritten ? grant : null;
    }

    /// <summary>Takes over what other sweeps measured; returns those trials.</summary>
    public IReadOnlyCollection<TrialId> TakeOver(Func<TrialId, bool> isMeasuredElsewhere)
    {
        var trials = IsFenced ? null : database.TakeOver(epoch, isMeasuredElsewhere);
        IsFenced |= trials is null;
        Ledger.Finish(trials ?? []);
        return trials ?? [];
    }

    /// <param name="acknowledge">Called once it is committed.</param>
    public Acceptance Report(long token, TrainingId training, TrialId trial, Guid attempt, Action<Acceptance> acknowledge)
    {
        var acceptance = Ledger.Accept(token, training, trial, TimeSpan.FromSeconds(1));
        if (acceptance is Acceptance.Accepted or Acceptance.Late)
        {
            measured.Add((trial, attempt));
        }

        promised.Add(() => acknowledge(acceptance));
        return acceptance;
    }

    public void Record(IEnumerable<FailedAttempt> attempts) => failed.AddRange(attempts.Select(static attempt => (Guid.NewGuid(), attempt)));

    /// <summary>A commit of the leases, as at every beat.</summary>
    public void WriteLeases(DateTimeOffset now, Outcome outcome)
    {
        if (!IsFenced)
        {
            Written(outcome, now, changes => database.WriteLeases(epoch, changes));
        }
    }

    /// <summary>One group commit; a failed one keeps everything for the next.</summary>
    public void Flush(Outcome outcome)
    {
        if (IsFenced || !Committed(outcome, () => database.Write(epoch, new ModelFlush(measured, failed))))
        {
            return;
        }

        var kept = promised;
        (measured, failed, promised) = ([], [], []);
        kept.ForEach(static promise => promise());
    }

    private bool Written(Outcome outcome, DateTimeOffset now, Func<LeaseChanges, bool> write)
    {
        var step = written.Next(Ledger, now + (LedgerBench.Duration / 3));
        var isDone = Committed(outcome, () => write(step.Changes));
        if (outcome == Outcome.Done)
        {
            step.Committed();
        }
        else
        {
            written.Forget();
        }

        return isDone;
    }

    private bool Committed(Outcome outcome, Func<bool> write)
    {
        var isOwner = outcome == Outcome.Refused || write();
        IsFenced |= outcome == Outcome.Done && !isOwner;
        return outcome == Outcome.Done && isOwner;
    }
}
