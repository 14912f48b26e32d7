using Orleans.Runtime;
using Sweep.Grains.Scheduling;

namespace Sweep.Hosting.Nodes;

/// <summary>Which nodes are gone, by the membership of their silos. A silo that is started again takes its node back.</summary>
internal sealed class MembershipWatch(IClusterMembershipService membership, TimeProvider time) : INodeWatch
{
    /// <summary>
    /// A silo that died is started again by its living node, whose workers go on meanwhile; a node that is gone stays away longer.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, long> missing = new(StringComparer.Ordinal);

    public bool IsGone(string node)
    {
        lock (missing)
        {
            var silos = membership.CurrentSnapshot.Members.Values.Where(member => member.Name == node).ToList();
            if (silos.Count == 0 || silos.Any(static silo => silo.Status != SiloStatus.Dead))
            {
                missing.Remove(node);
                return false;
            }

            missing.TryAdd(node, time.GetTimestamp());
            return time.GetElapsedTime(missing[node]) > Grace;
        }
    }
}
