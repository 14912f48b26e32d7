using Sweep.Grains.Scheduling;

namespace Sweep.Hosting.Local;

public sealed record LocalClusterOptions
{
    /// <summary>Path of the sweep-worker executable.</summary>
    public required string WorkerPath { get; init; }

    /// <summary>Worker processes; null: one per GPU, or per CPU core without one.</summary>
    public int? Slots { get; init; }

    /// <summary>Folder for checkpoints of long trainings; null: none are made.</summary>
    public string? Artifacts { get; init; }

    /// <summary>Null: a free port.</summary>
    public int? SiloPort { get; init; }

    /// <summary>Null: a free port.</summary>
    public int? GatewayPort { get; init; }

    /// <summary>Receives one line for each event that a person should know (a worker died and was restarted, and why).</summary>
    public Action<string> Say { get; init; } = static _ => { };

    /// <summary>Changes the options of leases; tests shorten them.</summary>
    public Action<SchedulingOptions> Scheduling { get; init; } = static _ => { };
}
