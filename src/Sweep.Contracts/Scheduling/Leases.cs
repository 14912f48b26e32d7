using System.Collections.Immutable;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Trials;

namespace Sweep.Contracts.Scheduling;

/// <summary>A worker's right to one attempt at some trainings, in this order.</summary>
[GenerateSerializer, Immutable, Alias("sweep.Lease")]
public sealed record Lease
{
    [Id(0)] public required SweepId Sweep { get; init; }

    /// <summary>Epoch of the sweep's owner in the upper bits, a running number in the lower 40: no two leases of a sweep ever share one.</summary>
    [Id(1)] public required long Token { get; init; }

    /// <summary>Longest time for one training with its trials.</summary>
    [Id(2)] public required TimeSpan TrialTimeout { get; init; }

    /// <summary>Expected time of the work, by the rate measured so far.</summary>
    [Id(3)] public required TimeSpan Expected { get; init; }

    [Id(4)] public required ImmutableArray<LeasedTraining> Trainings { get; init; }

    /// <summary>
    /// True after a failure of its training. The worker takes it when it has no other lease, and asks for the next one when this one is committed: if the
    /// worker ends, it is certain which training it had at hand.
    /// </summary>
    [Id(5)] public bool IsAlone { get; init; }

    /// <summary>Names the lease in a request for the next one.</summary>
    public LeaseKey Key => new() { Sweep = Sweep, Token = Token };
}

/// <summary>Names a lease among those of all sweeps.</summary>
[GenerateSerializer, Immutable, Alias("sweep.LeaseKey")]
public readonly record struct LeaseKey
{
    [Id(0)] public required SweepId Sweep { get; init; }

    [Id(1)] public required long Token { get; init; }
}

/// <summary>A training with those of its trials that are not finished yet.</summary>
[GenerateSerializer, Immutable, Alias("sweep.LeasedTraining")]
public sealed record LeasedTraining
{
    [Id(0)] public required TrainingId Id { get; init; }

    [Id(1)] public required ImmutableArray<LeasedTrial> Trials { get; init; }
}

/// <summary>A trial to be measured.</summary>
[GenerateSerializer, Immutable, Alias("sweep.LeasedTrial")]
public sealed record LeasedTrial
{
    [Id(0)] public required TrialId Id { get; init; }

    /// <summary>Trials of one configuration share one object, which crosses the wire once for each lease.</summary>
    [Id(4)] public required LeasedConfiguration Configuration { get; init; }

    [Id(5)] public required int Seed { get; init; }
}

/// <summary>What replicates have in common.</summary>
[GenerateSerializer, Immutable, Alias("sweep.LeasedConfiguration")]
public sealed record LeasedConfiguration
{
    /// <summary>The grid point with seed 0 as canonical text, which only the worker parses.</summary>
    [Id(0)] public required string Point { get; init; }

    /// <summary>The prediction at the sweep's submission; a measurement is compared with this one only.</summary>
    [Id(1)] public required Prediction Prediction { get; init; }

    /// <summary>SHA-256 of the user's images as they were submitted; null: made scenes, or a sweep that was submitted before the hash was recorded.</summary>
    [Id(2)] public string? Images { get; init; }
}

/// <summary>A lease, or the time of the next request.</summary>
[GenerateSerializer, Immutable, Alias("sweep.LeaseReply")]
public sealed record LeaseReply
{
    /// <summary>Null: nothing to do at the moment.</summary>
    [Id(0)] public Lease? Lease { get; init; }

    /// <summary>Time to wait before the next request if there is no lease.</summary>
    [Id(1)] public required TimeSpan AskAgainAfter { get; init; }

    /// <summary>True if the sweep will never have work again.</summary>
    [Id(2)] public bool Finished { get; init; }
}
