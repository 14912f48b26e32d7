namespace Sweep.Grains.Scheduling;

/// <summary>Shows which nodes of the cluster are away.</summary>
public interface INodeWatch
{
    /// <summary>Returns true if the node was a member of the cluster and is not one now; an unknown node is not away.</summary>
    bool IsAway(string node);

    /// <summary>Returns true while only the silo of an absent node is started again, and its workers go on.</summary>
    Task<bool> IsComingBackAsync(string node, CancellationToken cancellationToken);
}

/// <summary>The watch of a silo without a cluster.</summary>
internal sealed class NoNodes : INodeWatch
{
    public bool IsAway(string node) => false;

    public Task<bool> IsComingBackAsync(string node, CancellationToken cancellationToken) => Task.FromResult(false);
}
