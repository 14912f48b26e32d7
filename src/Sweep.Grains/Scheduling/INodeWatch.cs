namespace Sweep.Grains.Scheduling;

/// <summary>Knows which nodes of the cluster are gone.</summary>
public interface INodeWatch
{
    /// <summary>True when the node was a member and is no more; a node never heard of is not gone.</summary>
    bool IsGone(string node);
}

/// <summary>For a silo that stands alone.</summary>
internal sealed class NoNodes : INodeWatch
{
    public bool IsGone(string node) => false;
}
