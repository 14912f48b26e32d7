namespace Sweep.Contracts.Leases;

/// <summary>A lease, or when to ask again.</summary>
[GenerateSerializer, Immutable, Alias("sweep.LeaseReply")]
public sealed record LeaseReply
{
    /// <summary>Null: nothing to do at the moment.</summary>
    [Id(0)] public Lease? Lease { get; init; }

    /// <summary>How long to wait before asking again when there is no lease.</summary>
    [Id(1)] public required TimeSpan AskAgainAfter { get; init; }

    /// <summary>True when the sweep that was asked will never have work again.</summary>
    [Id(2)] public bool Finished { get; init; }
}
