namespace Sweep.Contracts.Scheduling;

/// <summary>A worker process. The name belongs to a slot and stays; every process in the slot is another incarnation.</summary>
[GenerateSerializer, Immutable, Alias("sweep.WorkerIdentity")]
public sealed record WorkerIdentity
{
    [Id(0)] public required string Name { get; init; }

    [Id(1)] public required Guid Incarnation { get; init; }

    /// <summary>The node of the worker, whose loss is the loss of the worker; empty outside a cluster.</summary>
    [Id(2)] public string Node { get; init; } = "";
}

/// <summary>The conditions of a measurement that its worker process sets.</summary>
[GenerateSerializer, Immutable, Alias("sweep.WorkerProvenance")]
public sealed record WorkerProvenance
{
    [Id(0)] public required string Device { get; init; }

    [Id(1)] public required string GitRevision { get; init; }

    [Id(2)] public required string Libraries { get; init; }

    /// <summary>Whether oneDNN may compute float32 convolutions.</summary>
    [Id(3)] public required bool OneDnn { get; init; }

    /// <summary>Whether float32 convolutions agreed with float64 when the process began.</summary>
    [Id(4)] public required bool SelfTestPassed { get; init; }

    [Id(5)] public required int Threads { get; init; }

    /// <summary>Hash of the compiled theory and learning code: equal for equal sources.</summary>
    [Id(6)] public string Science { get; init; } = "";
}

/// <summary>Describes a worker process when it begins.</summary>
[GenerateSerializer, Immutable, Alias("sweep.WorkerHello")]
public sealed record WorkerHello
{
    [Id(0)] public required WorkerIdentity Worker { get; init; }

    [Id(1)] public required WorkerProvenance Provenance { get; init; }

    [Id(2)] public required string Host { get; init; }

    [Id(3)] public required int ProcessId { get; init; }
}

/// <summary>Answers a worker process that begins.</summary>
[GenerateSerializer, Immutable, Alias("sweep.WorkerWelcome")]
public sealed record WorkerWelcome
{
    /// <summary>Time between two renewals of a lease.</summary>
    [Id(0)] public required TimeSpan RenewEvery { get; init; }
}
