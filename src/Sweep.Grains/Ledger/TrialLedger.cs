using Sweep.Contracts.Scheduling;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Ledger;

/// <summary>
/// Keeps the unfinished trials of a sweep and the leases on them. Pure: the caller passes the time, and writes the returned rows.
/// Finished trials leave the ledger, so its size follows the work left.
/// </summary>
internal sealed class TrialLedger(long epoch, RetryPolicy retries, TimeSpan leaseDuration)
{
    /// <summary>Trials after which a lease has no further training, which bounds a message.</summary>
    public const int LargestLease = 16_000;

    private const int RememberedProcesses = 10_000;

    private readonly Dictionary<TrainingId, OpenWork> works = [];
    private readonly LeaseTable leases = new(epoch, leaseDuration);
    private readonly ReadyQueue ready = new();
    private readonly LeaseSizing sizing = new();
    private readonly Tally tally = new();

    /// <summary>The last token at the time of the last blame, by worker process: all its leases up to there were lost together.</summary>
    private readonly Dictionary<Guid, long> blamedUpTo = [];

    /// <summary>Trials given up because their workers were lost: a late result of one still counts.</summary>
    private readonly HashSet<TrialId> givenUp = [];

    public bool IsDrained => works.Count == 0;

    /// <summary>When the next back-off is over; null: no training waits.</summary>
    public DateTimeOffset? NextDue => ready.NextDue;

    public IReadOnlyCollection<HeldLease> Leases => leases.All;

    /// <summary>Grows whenever a lease begins, ends or loses a training.</summary>
    public long LeaseVersion => leases.Version;

    public HeldLease? FindLease(long token) => leases.Find(token);

    /// <summary>Returns the tokens of leases that began, ended or lost a training by a failure since the last call.</summary>
    public IReadOnlyCollection<long> TakeTouchedLeases() => leases.TakeTouched();

    public LedgerCounts Counts => tally.With(leases.All.Sum(static lease => lease.Held.Sum(static work => (long)work.Open.Count)));

    /// <summary>Returns the trainings that workers have at hand, as far as they told of them.</summary>
    public IEnumerable<RunningTraining> Running(DateTimeOffset now)
    {
        foreach (var lease in leases.All)
        {
            if (lease.AtHand is var (told, at) && works.GetValueOrDefault(told.Training)?.Holder == lease)
            {
                yield return new() { AtWork = told, Age = now - at };
            }
        }
    }

    public void Add(OpenTraining training)
    {
        var work = new OpenWork(training);
        works.Add(work.Id, work);
        tally.Open(work);
        ready.Append(work);
    }

    /// <summary>Adds trials that an earlier owner gave up because their workers were lost.</summary>
    public void AddGivenUp(IEnumerable<TrialId> trials) => givenUp.UnionWith(trials);

    /// <summary>Adds a lease that an earlier owner granted, with the trainings of it that are still open.</summary>
    public void Restore(long token, WorkerIdentity worker, DateTimeOffset since, IEnumerable<TrainingId> trainings, DateTimeOffset now)
    {
        List<OpenWork> held = [.. trainings.Select(works.GetValueOrDefault).OfType<OpenWork>().Where(static work => work.Holder is null)];
        held.ForEach(work => ready.Remove(work));
        leases.Restore(token, worker, since, held, now);
    }

    /// <summary>
    /// Returns the next lease for a worker, or null if nothing is free at the moment. A lease in its name that it does not hold is one whose
    /// reply was lost, and is given back first.
    /// </summary>
    /// <param name="held">Tokens of the leases that the worker has at hand; null: none.</param>
    public Grant? Lease(WorkerIdentity worker, DateTimeOffset now, IReadOnlyCollection<long>? held = null)
    {
        Lose(Loss.NotHeld(worker, held ?? []), now);
        ready.Wake(now);
        if (ready.Peek() is null)
        {
            return null;
        }

        var workers = leases.IsHolder(worker.Name) ? leases.Workers : leases.Workers + 1;
        var room = sizing.Room(ready.Cost, workers);
        List<OpenWork> taken = [];
        var expected = TimeSpan.Zero;
        for (var trials = 0; ready.Peek() is { } next && trials < LargestLease; trials += taken[^1].Open.Count)
        {
            var alone = next.IsSuspect || (taken.Count > 0 && taken[0].IsSuspect);
            if (taken.Count > 0 && (alone || !sizing.Knows || expected + sizing.Expect(next.Cost) > room))
            {
                break;
            }

            taken.Add(ready.Take());
            expected += sizing.Expect(next.Cost);
        }

        var lease = leases.Begin(worker, taken, now);
        return new(lease.Token, expected, [.. taken.Select(static work => new GrantedTraining(work.Id, [.. work.Open]))], taken[0].IsSuspect);
    }

    /// <summary>Renews a lease; false: it has ended.</summary>
    /// <param name="atHand">How far its worker is with the training at hand; null: it has none of this lease at hand.</param>
    public bool Renew(long token, DateTimeOffset now, TrainingAtWork? atHand = null) => leases.Renew(token, now, atHand);

    /// <summary>Renews leases whose workers could not do so, because their owner or their silo was away.</summary>
    public void Renew(Func<HeldLease, bool> which, DateTimeOffset now) => leases.Renew(which, now);

    /// <summary>
    /// Enters a measured trial. The first result counts, whichever lease holds the trial by then: the same trial gives the same numbers
    /// everywhere.
    /// </summary>
    /// <param name="took">Null: its time says nothing about its cost, because only a part of its training was done.</param>
    public Acceptance Accept(long token, TrainingId training, TrialId trial, TimeSpan? took)
    {
        var lease = leases.Find(token);
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
            return lease?.Reported.Contains(trial) ?? leases.IsDone(token) ? Acceptance.Duplicate : Acceptance.Late;
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

    /// <summary>
    /// Finishes trials that were measured without a lease of this sweep. This includes trials that a worker holds by now: leased again
    /// after a loss, they would never end.
    /// </summary>
    public void Finish(IReadOnlyCollection<TrialId> trials)
    {
        var finished = trials.ToHashSet();
        foreach (var work in works.Values.ToArray())
        {
            foreach (var trial in work.Open.Where(finished.Contains).ToArray())
            {
                work.Finish(trial);
                ready.Reprice(work, work.CostPerTrial);
                tally.Succeed(work);
            }

            CloseIfDone(work, by: null);
        }
    }

    /// <summary>Enters a failed attempt; returns null if the lease does not hold the training (any more).</summary>
    public FailedAttempt? Fail(long token, TrainingId training, FailureCause cause, DateTimeOffset now)
    {
        if (leases.Find(token) is not { } lease || !works.TryGetValue(training, out var work) || work.Holder != lease)
        {
            return null;
        }

        leases.CountFailure(lease);
        leases.Leave(work, isDone: true);
        return Count(work, lease, cause, now);
    }

    /// <summary>
    /// Ends leases before their work is done, and returns the attempts that count as failed. A worker takes its leases and their trainings in
    /// order, so the first unfinished one was at hand when it was lost: that one is counted, and is leased alone from then on, which makes the
    /// blame exact the second time. The others are free again and come first.
    /// </summary>
    public IReadOnlyList<FailedAttempt> Lose(Loss loss, DateTimeOffset now)
    {
        List<FailedAttempt> attempts = [];
        List<OpenWork> free = [];
        foreach (var lease in loss.Covered(leases, now).OrderBy(static lease => lease.Token).ToArray())
        {
            var held = leases.End(lease);
            var blamed = loss.Blames(lease) && WasAtHand(lease) ? 1 : 0;
            attempts.AddRange(held.Take(blamed).Select(work => Count(work, lease, loss.Cause!.Value, now)));
            free.AddRange(held.Skip(blamed));
        }

        ready.Return(free);
        return attempts;
    }

    /// <summary>Whether a lost worker was at this lease, of all that it had: they may end one after the other.</summary>
    private bool WasAtHand(HeldLease lease)
    {
        var process = lease.Worker.Incarnation;
        if (leases.HasEarlier(lease.Worker, lease.Token) || lease.Token <= blamedUpTo.GetValueOrDefault(process))
        {
            return false;
        }

        if (blamedUpTo.Count == RememberedProcesses)
        {
            blamedUpTo.Clear();
        }

        blamedUpTo[process] = leases.LastToken;
        return true;
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

            // The training of a lost worker was nearly done, or it ends workers: it must not wait for the end of the sweep.
            ready.AppendAt(work, now + RetryPolicy.Wait(cause, failures), first: cause.IsOverruledByResult());
        }

        return new(work.Id, [.. work.Open], lease.Worker, cause, lease.Since, forGood);
    }

    /// <summary>Removes a training from the ledger if none of its trials is open.</summary>
    /// <param name="by">The lease that brought the last result; reports of any other holder are late.</param>
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
            leases.Leave(work, isDone: work.Holder == by);
        }
    }
}
