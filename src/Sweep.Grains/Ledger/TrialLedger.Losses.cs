using Sweep.Contracts.Scheduling;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Ledger;

/// <summary>Leases of workers that are gone, or that nobody hears of.</summary>
internal sealed partial class TrialLedger
{
    /// <summary>Takes back every lease that was not renewed in time. One that was never heard of blames nobody: its reply was lost.</summary>
    public IReadOnlyList<FailedAttempt> Expire(DateTimeOffset now) => LoseTouch(lease => lease.Expires <= now, now);

    /// <summary>Takes back what earlier processes of this worker's name hold: they are gone.</summary>
    public IReadOnlyList<FailedAttempt> Supersede(WorkerIdentity worker, DateTimeOffset now) =>
        Lose(lease => lease.Worker.Name == worker.Name && lease.Worker.Incarnation != worker.Incarnation, FailureCause.WorkerLost, now);

    /// <summary>Takes back what workers of nodes hold that are gone. A lease that was never heard of blames nobody here either.</summary>
    public IReadOnlyList<FailedAttempt> LoseNodes(Func<string, bool> isGone, DateTimeOffset now) =>
        LoseTouch(lease => lease.Worker.Node.Length > 0 && isGone(lease.Worker.Node), now);

    private List<FailedAttempt> LoseTouch(Func<HeldLease, bool> isLost, DateTimeOffset now)
    {
        foreach (var lease in leases.Values.Where(lease => !lease.IsHeardOf && isLost(lease)).ToArray())
        {
            Free(lease.Token);
        }

        return Lose(isLost, FailureCause.Unreachable, now);
    }

    /// <summary>
    /// A worker takes its trainings in order, so the first unfinished one is what it was at when it was lost: that one is counted,
    /// and travels alone from then on, which makes the blame exact the second time. The others are simply free again.
    /// </summary>
    private List<FailedAttempt> Lose(Func<HeldLease, bool> isLost, FailureCause cause, DateTimeOffset now)
    {
        List<FailedAttempt> attempts = [];
        foreach (var lease in leases.Values.Where(isLost).OrderBy(static lease => lease.Token).ToArray())
        {
            leases.Remove(lease.Token);
            var held = TakeBack(lease);
            attempts.AddRange(held.Take(1).Select(work => Count(work, lease, cause, now)));
            ready.Return(held.Skip(1));
        }

        return attempts;
    }
}
