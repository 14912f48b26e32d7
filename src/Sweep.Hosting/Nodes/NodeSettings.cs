using System.Net;
using Sweep.Hosting.Devices;
using Sweep.Theory;

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

/// <summary>One silo of a cluster.</summary>
public sealed record SiloSettings
{
    /// <summary>The node's name, unique in the cluster.</summary>
    public required string Name { get; init; }

    public required string Cluster { get; init; }

    /// <summary>Address by which the other nodes reach this one, and the only one on which it listens.</summary>
    public required IPAddress Address { get; init; }

    public required int SiloPort { get; init; }

    public required int GatewayPort { get; init; }

    /// <summary>Port of the health and metrics pages on the same address; null: a free one on loopback.</summary>
    public int? HealthPort { get; init; }

    /// <summary>Folder of ca.crt, node.crt and node.key; null: no TLS, which only loopback allows.</summary>
    public string? Certificates { get; init; }

    /// <summary>Whether the log is JSON, one object a line, instead of text.</summary>
    public bool JsonLog { get; init; }

    /// <exception cref="InvalidSweepException">The silo would listen beyond this machine without TLS.</exception>
    public void Check()
    {
        if (Certificates is null && !IPAddress.IsLoopback(Address))
        {
            throw new InvalidSweepException(
                $"a node that listens on {Address} needs --certificates (see `sweep certificates`), because connections beyond this machine need mutual TLS; without it use --advertise 127.0.0.1");
        }
    }
}
