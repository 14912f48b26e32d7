namespace Sweep.Storage.Schema.Rows;

/// <summary>A machine that works, or worked, for a cluster.</summary>
internal sealed class NodeRow
{
    public required string Name { get; init; }

    public required string ClusterId { get; init; }

    public required string Host { get; init; }

    /// <summary>KEY=VALUE, as given at its start.</summary>
    public required string[] Labels { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>Since when it takes no new work; null: it does.</summary>
    public DateTimeOffset? DrainingAt { get; init; }

    /// <summary>When it ended in good order; null: it runs or was killed.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>A place for workers on a node: a GPU, or the CPU.</summary>
internal sealed class DeviceRow
{
    public required string Node { get; init; }

    /// <summary>The GPU's UUID, or cpu.</summary>
    public required string Device { get; init; }

    public required string Model { get; init; }

    public long? MemoryBytes { get; init; }

    /// <summary>Workers that share it.</summary>
    public required int Slots { get; init; }
}
