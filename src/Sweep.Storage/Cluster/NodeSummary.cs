namespace Sweep.Storage.Cluster;

/// <summary>Activity of a node, computed from the database and not stored.</summary>
public enum NodeState
{
    /// <summary>It takes work.</summary>
    Alive,

    /// <summary>It finishes what it has and then ends.</summary>
    Draining,

    /// <summary>It was not heard of for so long that it must have died, or cannot reach the database.</summary>
    Gone,

    /// <summary>It ended in good order.</summary>
    Ended,
}

/// <summary>A node at a glance.</summary>
/// <param name="Devices">Models with how many of each there are, such as <c>2 x NVIDIA H100</c>.</param>
/// <param name="Slots">Workers that it keeps.</param>
/// <param name="Busy">Workers that hold a lease.</param>
/// <param name="Seen">When it was last heard of.</param>
/// <param name="SilentFor">Time since then, by the database's clock.</param>
public sealed record NodeSummary(
    string Name, NodeState State, string Cluster, string Host, string Devices, long Slots, long Busy, IReadOnlyList<string> Labels,
    DateTimeOffset Started, DateTimeOffset Seen, TimeSpan SilentFor);
