using System.Collections.Concurrent;
using System.Data.Common;
using Orleans.Runtime;
using Sweep.Grains.Scheduling;
using Sweep.Storage.Cluster;

namespace Sweep.Hosting.Nodes;

/// <summary>Finds the nodes that are away, from the membership of their silos and the reports of their supervisors.</summary>
internal sealed class MembershipWatch(IClusterMembershipService membership, NodeStore nodes, TimeProvider time) : INodeWatch
{
    /// <summary>A silo that died is started again by its living node within this time, on a busy machine.</summary>
    private static readonly TimeSpan LongestRestart = TimeSpan.FromSeconds(12);

    private readonly ConcurrentDictionary<string, long> missing = new(StringComparer.Ordinal);

    // Owners ask for each lease and for each node, and a large cluster has a thousand members.
    private ByName latest = new(null, Enumerable.Empty<ClusterMember>().ToLookup(static member => member.Name));

    public bool IsAway(string node)
    {
        var snapshot = membership.CurrentSnapshot;
        var known = latest;
        if (known.Of != snapshot)
        {
            latest = known = new(snapshot, snapshot.Members.Values.ToLookup(static member => member.Name));
        }

        var silos = known.Silos[node];
        if (!silos.Any() || silos.Any(static silo => silo.Status != SiloStatus.Dead))
        {
            missing.TryRemove(node, out _);
            return false;
        }

        missing.TryAdd(node, time.GetTimestamp());
        return true;
    }

    public async Task<bool> IsComingBackAsync(string node, CancellationToken cancellationToken)
    {
        if (missing.TryGetValue(node, out var since) && time.GetElapsedTime(since) > LongestRestart)
        {
            return false;
        }

        try
        {
            return await nodes.SpeaksAsync(node, cancellationToken);
        }
        catch (Exception exception) when (exception is DbException or TimeoutException or IOException)
        {
            // Without a database no other node can get the work.
            return true;
        }
    }

    /// <summary>The members of one moment by the names of their nodes.</summary>
    private sealed record ByName(ClusterMembershipSnapshot? Of, ILookup<string, ClusterMember> Silos);
}
