using Sweep.Theory.Trials;

namespace Sweep.Contracts.Reports;

/// <summary>A failed attempt at a training: it concerns every trial of it that was not measured before.</summary>
[GenerateSerializer, Immutable, Alias("sweep.TrainingFailure")]
public sealed record TrainingFailure
{
    [Id(0)] public required TrainingId Training { get; init; }

    [Id(1)] public required DateTimeOffset Started { get; init; }

    [Id(2)] public required DateTimeOffset Ended { get; init; }

    [Id(3)] public required FailureCause Cause { get; init; }

    /// <summary>One line for a person.</summary>
    [Id(4)] public required string Error { get; init; }
}
