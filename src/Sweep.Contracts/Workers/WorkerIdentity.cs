namespace Sweep.Contracts.Workers;

/// <summary>A worker process. The name is a slot's and stays; every process that fills the slot is another incarnation.</summary>
[GenerateSerializer, Immutable, Alias("sweep.WorkerIdentity")]
public sealed record WorkerIdentity
{
    [Id(0)] public required string Name { get; init; }

    [Id(1)] public required Guid Incarnation { get; init; }

    /// <summary>The node that the worker belongs to, by whose death it is lost; empty outside a cluster.</summary>
    [Id(2)] public string Node { get; init; } = "";
}
