using Sweep.Grains.Ledger;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Tests.Ledger;

/// <summary>What is known about one owner without knowing how it works: which trials it must have open, and who may finish them.</summary>
internal sealed class ModelOracle
{
    private readonly HashSet<TrialId> open;
    private readonly Dictionary<TrialId, long> holder = [];
    private int succeeded;
    private int failed;

    public ModelOracle(IEnumerable<OpenTraining> trainings, IReadOnlyList<RunningLease> restored)
    {
        var works = trainings.ToDictionary(static training => training.Id, static training => training.Trials);
        open = [.. works.Values.SelectMany(static trials => trials)];
        foreach (var lease in restored)
        {
            Give(lease.Token, works.GetValueOrDefault(lease.Training, []));
        }
    }

    public void Give(Grant grant) => Give(grant.Token, grant.Trainings.SelectMany(static training => training.Trials));

    public bool MayFinish(TrialId trial, long token) => holder.GetValueOrDefault(trial) == token;

    public bool IsOpen(TrialId trial) => open.Contains(trial);

    public void Finish(TrialId trial)
    {
        Assert.True(open.Remove(trial) && holder.Remove(trial), "a trial was finished twice, or by nobody");
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
