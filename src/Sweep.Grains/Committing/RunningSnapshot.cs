using Sweep.Grains.Ledger;
using Sweep.Storage.Trials;

namespace Sweep.Grains.Committing;

/// <summary>The leases of a ledger at one moment, as rows.</summary>
/// <param name="Version">The ledger's version of its leases: equal versions have the same leases, whenever these expire.</param>
internal sealed record RunningSnapshot(long Version, IReadOnlyList<RunningLease> Leases)
{
    public static RunningSnapshot Empty { get; } = new(0, []);

    public static RunningSnapshot Of(TrialLedger ledger) => new(
        ledger.LeaseVersion,
        [
            .. ledger.Leases.SelectMany(static lease => lease.Held.Select(
                work => new RunningLease(
                    work.Id, lease.Token, lease.Worker.Name, lease.Worker.Incarnation, lease.Worker.Node, lease.Since, lease.Expires))),
        ]);

    /// <summary>Whether a lease expires before this moment according to its row: a renewal alone writes no row.</summary>
    public bool RunsOutBefore(DateTimeOffset moment) => Leases.Any(lease => lease.Expires < moment);
}
