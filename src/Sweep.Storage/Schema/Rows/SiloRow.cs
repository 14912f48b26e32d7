namespace Sweep.Storage.Schema.Rows;

/// <summary>A silo of a cluster, as membership sees it.</summary>
internal sealed class SiloRow
{
    public required string ClusterId { get; init; }

    /// <summary>Address and generation, such as <c>10.0.0.1:11111@123</c>.</summary>
    public required string Silo { get; init; }

    public required long Etag { get; init; }

    public required int Status { get; init; }

    public required int ProxyPort { get; init; }

    public required string Host { get; init; }

    public required string Name { get; init; }

    public string? Role { get; init; }

    public required int UpdateZone { get; init; }

    public required int FaultZone { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset AliveAt { get; init; }

    public required string Suspects { get; init; }
}
