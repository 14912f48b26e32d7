namespace Sweep.Benchmarks.Simulation.Model;

/// <summary>What a simulation measured in its window. Shares are from 0 to 1, times in seconds.</summary>
internal sealed record Outcome
{
    /// <summary>A resource with more of its time in use has no room for bursts.</summary>
    public const double Full = 0.8;

    /// <summary>Below this share of computing GPUs the cluster is too large for its scheduler.</summary>
    public const double Idle = 0.95;

    /// <summary>The dispatcher does not wait longer for a sweep's answer to a question for a lease.</summary>
    public const double Patience = 0.5;

    public required Scenario Scenario { get; init; }

    public required double Dispatcher { get; init; }

    public required double SweepGrain { get; init; }

    /// <summary>The cores of a silo that owns a sweep.</summary>
    public required double Silo { get; init; }

    /// <summary>Share of the time that the rows of results alone take in the one transaction at a time of a sweep.</summary>
    public required double Commit { get; init; }

    public required double Postgres { get; init; }

    /// <summary>The share of PostgreSQL's cores that membership and signs of life take.</summary>
    public required double Background { get; init; }

    /// <summary>Share of the GPUs' time in which they compute.</summary>
    public required double Gpu { get; init; }

    public required double LeaseWaitMedian { get; init; }

    public required double LeaseWait99 { get; init; }

    public required double Flush { get; init; }

    public required double TrialsPerSecond { get; init; }

    /// <summary>Connections of all processes at once.</summary>
    public required int Connections { get; init; }

    /// <summary>Trials that were finished since the start of the simulation, each counted once.</summary>
    public required long Finished { get; init; }

    /// <summary>Results that were not the first of their trial, since the start.</summary>
    public required long Repeated { get; init; }

    /// <summary>The resource that is used most of its room, with the used share; connections are not among them.</summary>
    public (string Name, double Used) Fullest => new[]
    {
        ("dispatcher", Dispatcher), ("sweep grain", SweepGrain), ("silo", Silo), ("group commit", Commit), ("PostgreSQL", Postgres),
    }.MaxBy(static resource => resource.Item2);

    /// <summary>Whether every resource has room, leases come in time and the GPUs compute.</summary>
    public bool Holds => Fullest.Used <= Full && LeaseWait99 <= Patience && (Scenario.IsOutOfWork || Gpu >= Idle);

    /// <summary>The resource that ends the growth here; null: the cluster holds.</summary>
    public string? Limit => Holds ? null
        : Fullest.Used > Full ? Fullest.Name
        : Flush > LeaseWaitMedian / 3 ? "group commit"
        : Fullest.Name;
}
