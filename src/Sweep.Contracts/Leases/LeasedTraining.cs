using System.Collections.Immutable;
using Sweep.Theory.Trials;

namespace Sweep.Contracts.Leases;

/// <summary>A training with those of its trials that are not finished yet.</summary>
[GenerateSerializer, Immutable, Alias("sweep.LeasedTraining")]
public sealed record LeasedTraining
{
    [Id(0)] public required TrainingId Id { get; init; }

    [Id(1)] public required ImmutableArray<LeasedTrial> Trials { get; init; }

    /// <summary>SHA-256 of the user's images as they were submitted; null: made scenes, or submitted before it was noted.</summary>
    [Id(2)] public string? Images { get; init; }
}

/// <summary>A trial to be measured.</summary>
[GenerateSerializer, Immutable, Alias("sweep.LeasedTrial")]
public sealed record LeasedTrial
{
    [Id(0)] public required TrialId Id { get; init; }

    [Id(1)] public required GridPoint Point { get; init; }
}
