using Sweep.Contracts.Scheduling;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Ledger;

/// <summary>The running leases of a sweep.</summary>
internal sealed class LeaseTable(long epoch, TimeSpan duration)
{
    private const int RememberedEnds = 4096;

    private readonly Dictionary<long, HeldLease> leases = [];
    private readonly Dictionary<string, HashSet<HeldLease>> byWorker = new(StringComparer.Ordinal);

    /// <summary>Leases whose work was done, so that a report repeated after a lost reply is recognised.</summary>
    private readonly Recent<long> done = new(RememberedEnds);

    private HashSet<long> touched = [];
    private long last;

    /// <summary>Grows whenever a lease begins, ends or loses a training; a renewal does not change it.</summary>
    public long Version { get; private set; }

    public IReadOnlyCollection<HeldLease> All => leases.Values;

    /// <summary>Number of workers, by their names, that hold a lease.</summary>
    public int Workers => byWorker.Count;

    public bool IsHolder(string worker) => byWorker.ContainsKey(worker);

    /// <summary>Returns the leases of all processes of a worker's name.</summary>
    public IEnumerable<HeldLease> Of(string worker) => byWorker.GetValueOrDefault(worker) ?? [];

    /// <summary>The token of the last lease that was granted here.</summary>
    public long LastToken => (epoch << 40) | last;

    /// <summary>Whether the worker process has a lease from before this token: that one is at hand.</summary>
    public bool HasEarlier(WorkerIdentity worker, long token) =>
        Of(worker.Name).Any(lease => lease.Token < token && lease.Worker == worker);

    public HeldLease? Find(long token) => leases.GetValueOrDefault(token);

    /// <summary>Returns the tokens of leases that began, ended or lost a training by a failure since the last call.</summary>
    public IReadOnlyCollection<long> TakeTouched()
    {
        var tokens = touched;
        touched = [];
        return tokens;
    }

    /// <summary>Counts a failure under a lease; its training leaves it next.</summary>
    public void CountFailure(HeldLease lease)
    {
        lease.Failures++;
        touched.Add(lease.Token);
    }

    public bool IsDone(long token) => done.Contains(token);

    /// <summary>Begins a lease with a token that no other lease of the sweep ever has.</summary>
    public HeldLease Begin(WorkerIdentity worker, IReadOnlyList<OpenWork> works, DateTimeOffset now) =>
        Add(new HeldLease((epoch << 40) | ++last, worker, now, works) { Expires = now + duration });

    /// <summary>Adds a lease of an earlier owner, for a full duration from now, because its worker had no answer in between.</summary>
    public void Restore(long token, WorkerIdentity worker, DateTimeOffset since, IReadOnlyList<OpenWork> works, DateTimeOffset now)
    {
        if (works.Count == 0)
        {
            done.Add(token);
        }
        else
        {
            Add(new HeldLease(token, worker, since, works) { Expires = now + duration, IsHeardOf = true });
        }
    }

    /// <summary>Renews a lease on behalf of its worker; false: it has ended.</summary>
    public bool Renew(long token, DateTimeOffset now, TrainingAtWork? atHand)
    {
        if (!leases.TryGetValue(token, out var lease))
        {
            return false;
        }

        (lease.Expires, lease.IsHeardOf, lease.AtHand) = (now + duration, true, atHand is null ? null : (atHand, now));
        return true;
    }

    /// <summary>Renews leases whose workers could not do so.</summary>
    public void Renew(Func<HeldLease, bool> which, DateTimeOffset now)
    {
        foreach (var lease in leases.Values.Where(which))
        {
            lease.Expires = now + duration;
        }
    }

    /// <summary>Ends a lease and returns the trainings that it still held, in its order.</summary>
    public IReadOnlyList<OpenWork> End(HeldLease lease)
    {
        List<OpenWork> held = [.. lease.Held];
        held.ForEach(static work => work.Holder = null);
        Remove(lease);
        Version++;
        return held;
    }

    /// <summary>Takes an ended training out of its lease; the last one ends the lease.</summary>
    /// <param name="isDone">Whether the lease itself brought the training to its end.</param>
    public void Leave(OpenWork work, bool isDone)
    {
        var lease = work.Holder!;
        work.Holder = null;
        Version++;
        if (--lease.Remaining > 0)
        {
            return;
        }

        Remove(lease);
        if (isDone)
        {
            done.Add(lease.Token);
        }
    }

    private HeldLease Add(HeldLease lease)
    {
        foreach (var work in lease.Trainings)
        {
            work.Holder = lease;
        }

        leases.Add(lease.Token, lease);
        touched.Add(lease.Token);
        if (!byWorker.TryGetValue(lease.Worker.Name, out var own))
        {
            byWorker[lease.Worker.Name] = own = [];
        }

        own.Add(lease);
        Version++;
        return lease;
    }

    private void Remove(HeldLease lease)
    {
        leases.Remove(lease.Token);
        touched.Add(lease.Token);
        var own = byWorker[lease.Worker.Name];
        own.Remove(lease);
        if (own.Count == 0)
        {
            byWorker.Remove(lease.Worker.Name);
        }
    }
}

/// <summary>A running lease.</summary>
internal sealed class HeldLease(long token, WorkerIdentity worker, DateTimeOffset since, IReadOnlyList<OpenWork> trainings)
{
    public long Token { get; } = token;

    public WorkerIdentity Worker { get; } = worker;

    public DateTimeOffset Since { get; } = since;

    public DateTimeOffset Expires { get; set; }

    /// <summary>True once the worker renewed or reported. Before that, the reply with the lease may have been lost.</summary>
    public bool IsHeardOf { get; set; }

    /// <summary>What the worker told at the last renewal of the training at hand, and when; null: none was.</summary>
    public (TrainingAtWork Training, DateTimeOffset At)? AtHand { get; set; }

    /// <summary>Trainings that failed under this lease and left it.</summary>
    public int Failures { get; set; }

    /// <summary>Trials whose first result this lease brought.</summary>
    public HashSet<TrialId> Reported { get; } = [];

    /// <summary>All its trainings in the order in which the worker takes them, also those that have ended.</summary>
    public IReadOnlyList<OpenWork> Trainings { get; } = trainings;

    /// <summary>Number of trainings that have not ended.</summary>
    public int Remaining { get; set; } = trainings.Count;

    /// <summary>Trainings that have not ended.</summary>
    public IEnumerable<OpenWork> Held => Trainings.Where(work => work.Holder == this);
}
