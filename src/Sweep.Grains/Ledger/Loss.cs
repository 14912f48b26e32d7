using Sweep.Contracts.Scheduling;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Ledger;

/// <summary>The reason why leases end before their work is done.</summary>
/// <param name="Covered">Returns the leases that the loss ends at the given time. A loss of one worker or one lease does not look at the others.</param>
/// <param name="Cause">The cause by which the training at hand counts as failed; null: none does.</param>
/// <param name="Error">One sentence for a person; empty if nothing counts as failed.</param>
internal sealed record Loss(Func<LeaseTable, DateTimeOffset, IEnumerable<HeldLease>> Covered, FailureCause? Cause, string Error)
{
    /// <summary>Ends leases that were not renewed in time.</summary>
    public static Loss Silence { get; } = new(
        static (leases, now) => leases.All.Where(lease => lease.Expires <= now),
        FailureCause.Unreachable,
        "the worker was silent for longer than its lease");

    /// <summary>Ends the leases of workers whose node is gone.</summary>
    public static Loss OfNodes(Func<string, bool> isGone) => new(
        (leases, _) => leases.All.Where(lease => lease.Worker.Node.Length > 0 && isGone(lease.Worker.Node)),
        FailureCause.Unreachable,
        "the worker's node is gone");

    /// <summary>Ends the leases of earlier processes of the worker's name.</summary>
    public static Loss Superseded(WorkerIdentity worker) => new(
        (leases, _) => leases.Of(worker.Name).Where(lease => lease.Worker.Incarnation != worker.Incarnation),
        FailureCause.WorkerLost,
        "the worker process ended without signing off");

    /// <summary>Ends all leases of a worker that leaves.</summary>
    public static Loss GivenBack(WorkerIdentity worker) => NotHeld(worker, []);

    /// <summary>Ends leases in the name of a worker that it does not name among those at hand: they did not arrive.</summary>
    public static Loss NotHeld(WorkerIdentity worker, IReadOnlyCollection<long> held) =>
        new((leases, _) => leases.Of(worker.Name).Where(lease => lease.Worker == worker && !held.Contains(lease.Token)), null, "");

    /// <summary>Ends a lease that no worker received.</summary>
    public static Loss NotDelivered(long token) => new((leases, _) => leases.Find(token) is { } lease ? [lease] : [], null, "");

    /// <summary>
    /// Whether the training at hand counts as failed. A worker out of reach that never renewed its lease may not have received it: then
    /// nothing counts as failed.
    /// </summary>
    public bool Blames(HeldLease lease) => Cause is FailureCause.Unreachable ? lease.IsHeardOf : Cause is not null;
}
