using Sweep.Storage.Cluster;

namespace Sweep.Storage.Tests.Cluster;

/// <summary>Silos to write into membership tables.</summary>
internal static class Silos
{
    public const int Active = 3;
    public const int Dead = 6;

    public static DateTime Noon { get; } = new(2026, 11, 24, 12, 0, 0, DateTimeKind.Utc);

    public static SiloEntry Numbered(int number) => new()
    {
        Silo = $"10.0.0.{number}:11111@{number}",
        Status = Active,
        ProxyPort = 30_000,
        Host = "host",
        Name = $"node-{number}",
        Role = null,
        UpdateZone = 0,
        FaultZone = 0,
        StartedAt = Noon,
        AliveAt = Noon,
        Suspects = [],
    };
}
