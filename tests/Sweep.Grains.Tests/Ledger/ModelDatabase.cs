using Sweep.Grains.Ledger;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Tests.Ledger;

/// <summary>
/// What PostgreSQL does with one sweep, by the rules of FlushWriting: nothing of an earlier owner is written, the first measurement of
/// a pending trial is final, later ones are kept beside.
/// </summary>
internal sealed class ModelDatabase
{
    private readonly Dictionary<TrialId, Row> rows = [];
    private readonly Dictionary<long, List<RunningLease>> running = [];
    private readonly HashSet<Guid> attempts = [];

    public ModelDatabase(int trainings, int trials)
    {
        foreach (var training in Enumerable.Range(0, trainings))
        {
            foreach (var trial in Enumerable.Range(0, trials))
            {
                rows.Add(LedgerBench.Trial(training, trial), new(LedgerBench.Training(training)));
            }
        }
    }

    public long Epoch { get; private set; }

    public SweepState State { get; private set; } = SweepState.Running;

    /// <summary>Trainings in somebody's hands as committed.</summary>
    public IReadOnlyList<RunningLease> Running => [.. running.OrderBy(static lease => lease.Key).SelectMany(static lease => lease.Value)];

    /// <summary>Late measurements: trial and attempt.</summary>
    public HashSet<(TrialId Trial, Guid Attempt)> Late { get; } = [];

    /// <summary>Trials that were measured in another sweep.</summary>
    public HashSet<TrialId> TakenOver { get; } = [];

    public IEnumerable<TrialId> In(TrialState state) => from row in rows where row.Value.State == state select row.Key;

    /// <summary>Trials that failed as their workers were lost.</summary>
    public IEnumerable<TrialId> GivenUp => from row in rows where row.Value.IsGivenUp select row.Key;

    /// <summary>The attempt whose measurement was accepted; null: none was.</summary>
    public Guid? Accepted(TrialId trial) => rows[trial].Accepted;

    /// <summary>Failed attempts at a trial by each cause since it was last retried.</summary>
    public IReadOnlyDictionary<FailureCause, int> Failures(TrialId trial) => rows[trial].Failures;

    public long TakeOwnership() => ++Epoch;

    /// <summary>One group commit. The same one twice changes nothing.</summary>
    public bool Write(long epoch, ModelFlush flush)
    {
        if (epoch != Epoch)
        {
            return false;
        }

        foreach (var (trial, attempt) in flush.Measured)
        {
            var row = rows[trial];
            if (row.State == TrialState.Pending || row.IsGivenUp)
            {
                (row.State, row.Accepted) = (TrialState.Succeeded, attempt);
            }
            else if (row.Accepted != attempt)
            {
                Late.Add((trial, attempt));
            }
        }

        foreach (var (_, failure) in flush.Failed.Where(failure => attempts.Add(failure.Attempt)))
        {
            foreach (var row in failure.Trials.Select(trial => rows[trial]))
            {
                row.Failures[failure.Cause] = row.Failures.GetValueOrDefault(failure.Cause) + 1;
                if (failure.ForGood && row.State == TrialState.Pending)
                {
                    (row.State, row.FailedBy) = (TrialState.Failed, failure.Cause);
                }
            }
        }

        return true;
    }

    /// <summary>Writes a lease before its worker hears of it, and what changed besides.</summary>
    public bool WriteLeases(long epoch, LeaseChanges changes)
    {
        if (epoch != Epoch)
        {
            return false;
        }

        var present = changes.Present.GroupBy(static row => row.Token).ToDictionary(static lease => lease.Key, static lease => lease.ToList());
        foreach (var token in changes.Ended ?? [.. running.Keys.Except(present.Keys)])
        {
            running.Remove(token);
        }

        foreach (var (token, rows) in present)
        {
            running[token] = rows;
        }

        return true;
    }

    public IEnumerable<OpenTraining> ReadOpen() =>
        from row in rows
        where row.Value.State == TrialState.Pending
        group row by row.Value.Training into work
        select new OpenTraining(work.Key, work.Count(), [.. work.Select(static row => row.Key)], Worst(work.Select(static row => row.Value.Failures)));

    /// <summary>Ends pending trials by measurements of other sweeps; returns all that were ever ended so. Null: not the owner's epoch.</summary>
    public IReadOnlyCollection<TrialId>? TakeOver(long epoch, Func<TrialId, bool> isMeasuredElsewhere)
    {
        if (epoch != Epoch)
        {
            return null;
        }

        foreach (var trial in In(TrialState.Pending).Where(isMeasuredElsewhere).ToArray())
        {
            (rows[trial].State, rows[trial].Accepted) = (TrialState.Succeeded, Guid.NewGuid());
            TakenOver.Add(trial);
        }

        return TakenOver;
    }

    public void SetState(SweepState state)
    {
        Epoch++;
        State = state;
    }

    public void Cancel()
    {
        SetState(SweepState.Cancelled);
        running.Clear();
        foreach (var row in rows.Values.Where(static row => row.State == TrialState.Pending))
        {
            row.State = TrialState.Cancelled;
        }
    }

    /// <summary>Gives failed and cancelled trials fresh budgets.</summary>
    public void Retry()
    {
        SetState(SweepState.Running);
        foreach (var row in rows.Values.Where(static row => row.State is TrialState.Failed or TrialState.Cancelled))
        {
            row.State = TrialState.Pending;
            row.Failures.Clear();
        }
    }

    private static Dictionary<FailureCause, int> Worst(IEnumerable<Dictionary<FailureCause, int>> failures) => failures
        .SelectMany(static counts => counts)
        .GroupBy(static count => count.Key, static count => count.Value)
        .ToDictionary(static cause => cause.Key, static cause => cause.Max());

    private sealed class Row(TrainingId training)
    {
        public TrainingId Training { get; } = training;

        public TrialState State { get; set; } = TrialState.Pending;

        public FailureCause FailedBy { get; set; }

        public bool IsGivenUp => State == TrialState.Failed && FailedBy is FailureCause.WorkerLost or FailureCause.Unreachable;

        public Guid? Accepted { get; set; }

        public Dictionary<FailureCause, int> Failures { get; } = [];
    }
}
