using Sweep.Hosting.Devices;

namespace Sweep.Hosting.Nodes;

/// <summary>One machine of a cluster: its silo and its workers.</summary>
public sealed record NodeSettings
{
    public required SiloSettings Silo { get; init; }

    public required DeviceChoice Devices { get; init; }

    /// <summary>KEY=VALUE, for people.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Folder that all nodes share, for checkpoints.</summary>
    public required string Artifacts { get; init; }

    /// <summary>Time between two checkpoints of a training.</summary>
    public required TimeSpan CheckpointEvery { get; init; }

    /// <summary>This program, which also runs the silo.</summary>
    public required string Program { get; init; }

    public required string WorkerPath { get; init; }
}
