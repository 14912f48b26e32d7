namespace Sweep.Grains.Scheduling;

/// <summary>Knows which nodes of the cluster are there.</summary>
public interface INodeWatch
{
    /// <summary>True when the node was a member and is none at the moment; a node never heard of is not away.</summary>
    bool IsAway(string node);

    /// <summary>Of a node that is away: true while it is only its silo that is started again, and its workers live on.</summary>
    Task<bool> IsComingBackAsync(string node, CancellationToken cancellationToken);
}

/// <summary>For a silo that stands alone.</summary>
internal sealed class NoNodes : INodeWatch
{
    public bool IsAway(string node) => false;

    public Task<bool> IsComingBackAsync(string node, CancellationToken cancellationToken) => Task.FromResult(false);
}
