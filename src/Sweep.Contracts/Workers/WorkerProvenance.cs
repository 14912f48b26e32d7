namespace Sweep.Contracts.Workers;

/// <summary>What a measurement owes to the process that made it.</summary>
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

    /// <summary>Hash of the compiled theory and learning code: equal for equal sources, whatever else changed.</summary>
    [Id(6)] public string Science { get; init; } = "";
}
