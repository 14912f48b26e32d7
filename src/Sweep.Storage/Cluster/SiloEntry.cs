namespace Sweep.Storage.Cluster;

/// <summary>One silo in the membership of a cluster.</summary>
public sealed record SiloEntry
{
    /// <summary>Address and generation, such as <c>10.0.0.1:11111@123</c>.</summary>
    public required string Silo { get; init; }

    /// <summary>Status as a number of the cluster's library; not interpreted here.</summary>
    public required int Status { get; init; }

    public required int ProxyPort { get; init; }

    public required string Host { get; init; }

    public required string Name { get; init; }

    public required string? Role { get; init; }

    public required int UpdateZone { get; init; }

    public required int FaultZone { get; init; }

    /// <summary>By the clock of this machine, as all times here, whosever silo it is.</summary>
    public required DateTime StartedAt { get; init; }

    public required DateTime AliveAt { get; init; }

    public required IReadOnlyList<Suspicion> Suspects { get; init; }

    /// <summary>Rises with every change but a sign of life; ignored where an entry is written.</summary>
    public long Etag { get; init; }
}
