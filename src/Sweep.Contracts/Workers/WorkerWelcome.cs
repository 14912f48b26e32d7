namespace Sweep.Contracts.Workers;

/// <summary>What a worker process is told when it begins.</summary>
[GenerateSerializer, Immutable, Alias("sweep.WorkerWelcome")]
public sealed record WorkerWelcome
{
    /// <summary>How often a lease is to be renewed while work on it goes on.</summary>
    [Id(0)] public required TimeSpan RenewEvery { get; init; }
}
