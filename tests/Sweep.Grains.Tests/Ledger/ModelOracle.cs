using Sweep.Grains.Ledger;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Tests.Ledger;

/// <summary>What is known about one owner without knowing how it works: which trials it must have open, and who may finish them.</summary>
internal sealed class ModelOracle
{
    private readonly HashSet<TrialId> open;
    private readonly HashSet<TrialId> givenUp;
    private readonly Dictionary<TrialId, long> holder = [];
    private int succeeded;
    private int failed;

    public ModelOracle(IEnumerable<OpenTraining> trainings, IEnumerable<TrialId> givenUp, IReadOnlyList<RunningLease> restored)
    {
        var works = trainings.ToDictionary(static training => training.Id, static training => training.Trials);
        open = [.. works.Values.SelectMany(static trials => trials)];
        this.givenUp = [.. givenUp];
        foreach (var lease in restored)
        {
            Give(lease.Token, works.GetValueOrDefault(lease.Training, []));
        }
    }

    public void Give(Grant grant) => Give(grant.Token, grant.Trainings.SelectMany(static training => training.Trials));

    /// <summary>Whoever has a result of it: the first one counts.</summary>
    public bool MayFinish(TrialId trial) => open.Contains(trial) || givenUp.Contains(trial);

    public void Finish(TrialId trial)
    {
        holder.Remove(trial);
        failed -= givenUp.Contains(trial) ? 1 : 0;
        Assert.True(open.Remove(trial) || givenUp.Remove(trial), "a trial was finished twice");
        succeeded++;
    }

    /// <summary>Measured elsewhere: nobody needs to finish it any more.</summary>
    public void TakeOver(TrialId trial)
    {
        holder.Remove(trial);
        succeeded += open.Remove(trial) ? 1 : 0;
    }

    public void Lose(FailedAttempt attempt)
    {
        foreach (var trial in attempt.Trials)
        {
            Assert.True(holder.Remove(trial), "somebody was blamed for a trial that nobody had");
            if (attempt.ForGood)
            {
                Assert.True(open.Remove(trial), "a trial was given up twice");
                failed++;
                if (attempt.Cause is FailureCause.WorkerLost or FailureCause.Unreachable)
                {
                    givenUp.Add(trial);
                }
            }
        }
    }

    /// <summary>These leases are over, without blame.</summary>
    public void Forget(Func<long, bool> isOver)
    {
        foreach (var (trial, _) in holder.Where(held => isOver(held.Value)).ToArray())
        {
            holder.Remove(trial);
        }
    }

    public void Compare(TrialLedger ledger)
    {
        var counts = ledger.Counts;
        Assert.Equal((succeeded, failed, open.Count, holder.Count), (counts.Succeeded, counts.Failed, counts.Open, counts.Leased));
        Assert.Equal(open.Count == 0, ledger.IsDrained);
    }

    private void Give(long token, IEnumerable<TrialId> trials)
    {
        foreach (var trial in trials)
        {
            Assert.Contains(trial, open);
            Assert.True(holder.TryAdd(trial, token), "a trial was given to two workers at once");
        }
    }
}
