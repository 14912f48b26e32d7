namespace Sweep.Storage.Cluster;

/// <summary>Which leases somebody still renews. Renewals are not written down one by one, so that an expiry in the past says little by itself.</summary>
internal static class LiveLeases
{
    /// <summary>The condition that a row <c>r</c> of running is in a worker's hands: its node is alive, or a local run holds the sweep.</summary>
    public static readonly string IsHeld = $"""
        (r.expires > now()
         or exists (select from sweep.nodes n where n.name = r.node and {NodeStore.IsAlive})
         or exists (select from pg_locks l where {RunClaim.IsHeld("r.sweep_id")}))
        """;
}
