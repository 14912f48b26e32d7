using System.Collections.Immutable;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;

namespace Sweep.Contracts.Scheduling;

/// <summary>Results and failures of some of the trials of a lease. A lease may be reported in several parts.</summary>
[GenerateSerializer, Immutable, Alias("sweep.LeaseReport")]
public sealed record LeaseReport
{
    [Id(0)] public required long Token { get; init; }

    [Id(1)] public required WorkerIdentity Worker { get; init; }

    [Id(2)] public required WorkerProvenance Provenance { get; init; }

    [Id(3)] public required ImmutableArray<TrialReport> Measured { get; init; }

    [Id(4)] public required ImmutableArray<TrainingFailure> Failures { get; init; }
}

/// <summary>A successful attempt at one trial.</summary>
[GenerateSerializer, Immutable, Alias("sweep.TrialReport")]
public sealed record TrialReport
{
    /// <summary>Made once by the worker, so that an attempt that is reported twice counts once.</summary>
    [Id(0)] public required Guid Attempt { get; init; }

    [Id(1)] public required TrainingId Training { get; init; }

    [Id(2)] public required TrialId Trial { get; init; }

    [Id(3)] public required DateTimeOffset Started { get; init; }

    [Id(4)] public required DateTimeOffset Ended { get; init; }

    /// <summary>Time of the shared training; the same for all its trials.</summary>
    [Id(5)] public required TimeSpan TrainingTime { get; init; }

    /// <summary>Time of this trial's own evaluation.</summary>
    [Id(6)] public required TimeSpan MeasuringTime { get; init; }

    [Id(7)] public required Measurement Measurement { get; init; }

    [Id(8)] public required Judgement Judgement { get; init; }

    /// <summary>The trial's picture as PNG; null: none was asked for.</summary>
    [Id(9)] public byte[]? Panel { get; init; }

    /// <summary>Step at which its training resumed after an interruption; null: it was not interrupted.</summary>
    [Id(10)] public int? ResumedStep { get; init; }

    /// <summary>The packet of a counter-example as a zip file, if a law is refuted and was refuted again by a second measurement.</summary>
    [Id(11)] public byte[]? CounterExample { get; init; }

    /// <summary>SHA-256 of the user's images that the training used; empty for made scenes.</summary>
    [Id(12)] public string Images { get; init; } = "";
}

/// <summary>A failed attempt at a training, for all its trials that were not measured before.</summary>
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

/// <summary>The outcome of a report; all of it is committed.</summary>
[GenerateSerializer, Immutable, Alias("sweep.ReportReply")]
public sealed record ReportReply
{
    /// <summary>Trials and failures that count.</summary>
    [Id(0)] public required int Accepted { get; init; }

    /// <summary>Reported before under the same lease.</summary>
    [Id(1)] public required int Duplicate { get; init; }

    /// <summary>Refused, because the lease had passed to another worker.</summary>
    [Id(2)] public required int Stale { get; init; }
}
