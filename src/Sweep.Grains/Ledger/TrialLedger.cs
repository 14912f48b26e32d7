using Sweep.Contracts.Scheduling;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Ledger;

/// <summary>
/// What of a sweep is still to be done and who does it. Pure: time comes in as an argument, and what must be written goes out as a
/// value. Trials that are finished leave it, so its size is that of the work left.
/// </summary>
internal sealed partial class TrialLedger(long epoch, RetryPolicy retries, TimeSpan leaseDuration)
{
    /// <summary>Trainings in one lease at most, which bounds a message.</summary>
    public const int LargestLease = 200;

    private readonly Dictionary<TrainingId, OpenWork> works = [];
    private readonly Dictionary<long, HeldLease> leases = [];
    private readonly EndedLeases ended = new();
    private readonly ReadyQueue ready = new();
    private readonly LeaseSizing sizing = new();
    private readonly Tally tally = new();

    /// <summary>Given up because their workers were lost: a result that comes in yet is theirs.</summary>
    private readonly HashSet<TrialId> givenUp = [];

    private long lastLease;

    public bool IsDrained => works.Count == 0;

    /// <summary>When a training whose back-off runs may be leased again; null: none waits.</summary>
    public DateTimeOffset? NextDue => ready.NextDue;

    public IReadOnlyCollection<HeldLease> Leases => leases.Values;

    public LedgerCounts Counts => tally.With(leases.Values.Sum(static lease => lease.Held.Sum(static work => (long)work.Open.Count)));

    public void Add(OpenTraining training)
    {
        var work = new OpenWork(training);
        works.Add(work.Id, work);
        tally.Open(work);
        ready.Append(work);
    }

    /// <summary>Notes trials that an earlier owner gave up because their workers were lost.</summary>
    public void AddGivenUp(IEnumerable<TrialId> trials) => givenUp.UnionWith(trials);

    /// <summary>
    /// Work for a worker; null when nothing is free at the moment. Who asks has nothing: a lease that it seems to hold is one whose
    /// reply was lost, and is free again.
    /// </summary>
    public Grant? Lease(WorkerIdentity worker, DateTimeOffset now)
    {
        Release(worker);
        ready.Wake(now);
        if (ready.Peek() is null)
        {
            return null;
        }

        var workers = leases.Values.Select(static lease => lease.Worker.Name).Append(worker.Name).Distinct().Count();
        var room = sizing.Room(ready.Cost, ready.Count, workers);
        List<OpenWork> taken = [];
        var expected = TimeSpan.Zero;
        while (ready.Peek() is { } next && taken.Count < LargestLease)
        {
            var alone = next.IsSuspect || (taken.Count > 0 && taken[0].IsSuspect);
            if (taken.Count > 0 && (alone || expected + sizing.Expect(next.Cost) > room))
            {
                break;
            }

            taken.Add(ready.Take());
            expected += sizing.Expect(next.Cost);
        }

        var lease = new HeldLease((epoch << 40) | ++lastLease, worker, now, taken) { Expires = now + leaseDuration };
        foreach (var work in taken)
        {
            work.Holder = lease;
        }

        leases.Add(lease.Token, lease);
        return new(lease.Token, expected, [.. taken.Select(static work => new GrantedTraining(work.Id, [.. work.Open]))]);
    }

    /// <summary>
    /// Puts a lease that an earlier owner gave back into its worker's hands, with what of it is still to be done. Its time begins anew:
    /// nobody answered the worker while the sweep had no owner.
    /// </summary>
    public void Restore(long token, WorkerIdentity worker, DateTimeOffset since, IEnumerable<TrainingId> trainings, DateTimeOffset now)
    {
        List<OpenWork> held = [.. trainings.Select(works.GetValueOrDefault).OfType<OpenWork>().Where(static work => work.Holder is null)];
        if (held.Count == 0)
        {
            ended.Add(token);
            return;
        }

        var lease = new HeldLease(token, worker, since, held) { Expires = now + leaseDuration, IsHeardOf = true };
        held.ForEach(work =>
        {
            ready.Remove(work);
            work.Holder = lease;
        });
        leases.Add(token, lease);
    }

    /// <summary>Prolongs leases whose workers could not renew them, as their owner or their silo was away.</summary>
    public void Prolong(DateTimeOffset now, Func<HeldLease, bool> which)
    {
        foreach (var lease in leases.Values.Where(which))
        {
            lease.Expires = now + leaseDuration;
        }
    }

    /// <summary>
    /// Takes out trials that came to be measured without a lease of this sweep. Also those that a worker has in hand by now: given out
    /// again after its loss, they would find nothing left to do and never end.
    /// </summary>
    public void TakeOver(IReadOnlyCollection<TrialId> trials)
    {
        var taken = trials.ToHashSet();
        foreach (var work in works.Values.ToArray())
        {
            foreach (var trial in work.Open.Where(taken.Contains).ToArray())
            {
                work.Finish(trial);
                ready.Reprice(work, work.CostPerTrial);
                tally.Succeed(work);
            }

            CloseIfDone(work, by: null);
        }
    }

    /// <summary>Prolongs a lease; false when it ended or was lost.</summary>
    public bool Renew(long token, DateTimeOffset now)
    {
        if (!leases.TryGetValue(token, out var lease))
        {
            return false;
        }

        lease.Expires = now + leaseDuration;
        lease.IsHeardOf = true;
        return true;
    }

    /// <summary>
    /// Takes in a measured trial. The first result counts, whoever holds the trial by now: the same trial gives the same numbers everywhere.
    /// </summary>
    /// <param name="took">Null: its time says nothing about its cost, as only a part of its training was done.</param>
    public Acceptance Accept(long token, TrainingId training, TrialId trial, TimeSpan? took)
    {
        var lease = leases.GetValueOrDefault(token);
        if (lease is not null)
        {
            lease.IsHeardOf = true;
        }

        if (givenUp.Remove(trial))
        {
            tally.Revive();
            return Acceptance.Accepted;
        }

        if (!works.TryGetValue(training, out var work) || !work.Finish(trial))
        {
            return lease?.Reported.Contains(trial) ?? ended.Contains(token) ? Acceptance.Duplicate : Acceptance.Late;
        }

        lease?.Reported.Add(trial);
        tally.Succeed(work);
        if (took is { } time)
        {
            sizing.Observe(work.CostPerTrial, time);
        }

        ready.Reprice(work, work.CostPerTrial);
        CloseIfDone(work, by: lease);
        return Acceptance.Accepted;
    }

    /// <summary>Takes in a failed attempt; null when the training is not the lease's (any more).</summary>
    public FailedAttempt? Fail(long token, TrainingId training, FailureCause cause, DateTimeOffset now)
    {
        if (!leases.TryGetValue(token, out var lease) || !works.TryGetValue(training, out var work) || work.Holder != lease)
        {
            return null;
        }

        LetGo(work, bySelf: true);
        return Count(work, lease, cause, now);
    }

    /// <summary>Frees what a worker holds without counting anything as failed.</summary>
    public void Release(WorkerIdentity worker)
    {
        foreach (var lease in leases.Values.Where(lease => lease.Worker == worker).ToArray())
        {
            Free(lease.Token);
        }
    }

    /// <summary>Frees one lease without counting anything as failed.</summary>
    public void Free(long token)
    {
        if (leases.Remove(token, out var lease))
        {
            ready.Return(TakeBack(lease));
        }
    }

    private FailedAttempt Count(OpenWork work, HeldLease lease, FailureCause cause, DateTimeOffset now)
    {
        var failures = work.CountFailure(cause);
        var forGood = failures >= retries.Budget(cause);
        if (forGood)
        {
            works.Remove(work.Id);
            tally.GiveUp(work);
            if (cause.IsOverruledByResult())
            {
                givenUp.UnionWith(work.Open);
            }
        }
        else
        {
            tally.Repeat(work);

            // What a lost worker had in hand was nearly done, or is what ends workers: either way it should not wait for the sweep's end.
            ready.AppendAt(work, now + RetryPolicy.Wait(cause, failures), first: cause.IsOverruledByResult());
        }

        return new(work.Id, [.. work.Open], lease.Worker, cause, lease.Since, forGood);
    }

    private static List<OpenWork> TakeBack(HeldLease lease)
    {
        List<OpenWork> held = [.. lease.Held];
        held.ForEach(static work => work.Holder = null);
        return held;
    }

    /// <summary>Takes a training out of the ledger when nothing of it is left to do.</summary>
    /// <param name="by">The lease under which the last result came; what its holder reports is late when it is another's.</param>
    private void CloseIfDone(OpenWork work, HeldLease? by)
    {
        if (work.Open.Count > 0)
        {
            return;
        }

        works.Remove(work.Id);
        if (work.Holder is null)
        {
            ready.Remove(work);
        }
        else
        {
            LetGo(work, work.Holder == by);
        }
    }

    /// <summary>Takes an ended training out of its lease, and ends the lease with its last one.</summary>
    private void LetGo(OpenWork work, bool bySelf)
    {
        var lease = work.Holder!;
        work.Holder = null;
        if (!lease.Held.Any())
        {
            leases.Remove(lease.Token);
            if (bySelf)
            {
                ended.Add(lease.Token);
            }
        }
    }
}
