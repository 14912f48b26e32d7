using System.Collections.Immutable;
using Sweep.Theory.Trials;

namespace Sweep.Contracts.Leases;

/// <summary>A worker's right to one attempt at some trainings, worked on in this order.</summary>
[GenerateSerializer, Immutable, Alias("sweep.Lease")]
public sealed record Lease
{
    [Id(0)] public required SweepId Sweep { get; init; }

    /// <summary>Epoch of the sweep's owner in the upper bits, a running number in the lower 40: no two leases of a sweep ever share one.</summary>
    [Id(1)] public required long Token { get; init; }

    /// <summary>Longest time for one training with its trials.</summary>
    [Id(2)] public required TimeSpan TrialTimeout { get; init; }

    /// <summary>How long the work is expected to take, judged by what was measured so far.</summary>
    [Id(3)] public required TimeSpan Expected { get; init; }

    [Id(4)] public required ImmutableArray<LeasedTraining> Trainings { get; init; }
}
