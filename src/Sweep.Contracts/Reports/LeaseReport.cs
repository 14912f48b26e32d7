using System.Collections.Immutable;
using Sweep.Contracts.Workers;

namespace Sweep.Contracts.Reports;

/// <summary>What became of some of the trials of a lease. A lease may be reported in several parts.</summary>
[GenerateSerializer, Immutable, Alias("sweep.LeaseReport")]
public sealed record LeaseReport
{
    [Id(0)] public required long Token { get; init; }

    [Id(1)] public required WorkerIdentity Worker { get; init; }

    [Id(2)] public required WorkerProvenance Provenance { get; init; }

    [Id(3)] public required ImmutableArray<TrialReport> Measured { get; init; }

    [Id(4)] public required ImmutableArray<TrainingFailure> Failures { get; init; }
}
