namespace Sweep.Contracts.Workers;

/// <summary>What a worker process says of itself when it begins.</summary>
[GenerateSerializer, Immutable, Alias("sweep.WorkerHello")]
public sealed record WorkerHello
{
    [Id(0)] public required WorkerIdentity Worker { get; init; }

    [Id(1)] public required WorkerProvenance Provenance { get; init; }

    [Id(2)] public required string Host { get; init; }

    [Id(3)] public required int ProcessId { get; init; }
}
