using Sweep.Storage.Cluster;
using Sweep.Storage.Database;

namespace Sweep.Benchmarks.Simulation.Model;

/// <summary>A cluster and its work. Times are in seconds.</summary>
internal sealed record Scenario
{
    public required int Nodes { get; init; }

    public required int GpusOfANode { get; init; }

    /// <summary>Mean time of a trial.</summary>
    public required double TrialTime { get; init; }

    /// <summary>Standard deviation of the logarithm of a trial's time.</summary>
    public double Spread { get; init; } = 0.3;

    /// <summary>Sweeps that share the GPUs, each with an owner in a silo of its own.</summary>
    public int Sweeps { get; init; } = 1;

    public int Dispatchers { get; init; } = 1;

    /// <summary>Whether there is nothing to lease, so that every worker only asks.</summary>
    public bool IsOutOfWork { get; init; }

    public int SiloCores { get; init; } = 16;

    public int PostgresCores { get; init; } = 16;

    /// <summary>Most connections of one process.</summary>
    public int Pool { get; init; } = 16;

    /// <summary>Connections that a node holds which owns no sweep: one of its supervisor, and one of its silo for membership.</summary>
    public int ConnectionsOfANode { get; init; } = ConnectionRoom.OfANode;

    public double RenewEvery { get; init; } = 2;

    public double LeaseDuration { get; init; } = 12;

    public double Heartbeat { get; init; } = 1;

    /// <summary>Time between two signs of life of a node's supervisor.</summary>
    public double WordEvery { get; init; } = 2;

    /// <summary>Time between two membership reads of a silo, and between two signs of life of it.</summary>
    public double MembershipEvery { get; init; } = 5;

    /// <summary>How long before the expected end of its lease a worker asks for the next one.</summary>
    public double Ahead { get; init; } = 1;

    /// <summary>How long a worker keeps a lease that cannot begin yet.</summary>
    public double Kept { get; init; } = 3;

    /// <summary>Delay that the network between machines adds to a call and its reply.</summary>
    public double Network { get; init; } = 0.0005;

    /// <summary>Time before the measured window.</summary>
    public double WarmUp { get; init; } = 5;

    /// <summary>Measured time.</summary>
    public double Window { get; init; } = 20;

    public int Seed { get; init; } = 1;

    public int Gpus => Nodes * GpusOfANode;
}
