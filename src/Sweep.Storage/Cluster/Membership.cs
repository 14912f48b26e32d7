using System.Globalization;

namespace Sweep.Storage.Cluster;

/// <summary>The silos of a cluster at one moment.</summary>
/// <param name="Version">Increases by one with every change; a change must name the version that it read.</param>
public sealed record Membership(int Version, IReadOnlyList<SiloEntry> Silos);

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

/// <summary>A silo's statement that another one does not answer.</summary>
public readonly record struct Suspicion(string By, DateTime At)
{
    /// <summary>One text for all, such as <c>10.0.0.1:11111@123,2026-11-24T08:15:00.0000000Z|...</c>, in which SQL finds the times.</summary>
    internal static string Write(IEnumerable<Suspicion> suspicions, DatabaseClock clock) =>
        string.Join('|', suspicions.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.By},{clock.ToDatabase(one.At):O}")));

    internal static IReadOnlyList<Suspicion> Read(string text, DatabaseClock clock) =>
        [.. text.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(static one => one.Split(',')).Select(one =>
            new Suspicion(one[0], clock.FromDatabase(DateTime.Parse(one[1], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind))))];
}

/// <summary>
/// Silos judge each other by times: one that has been joining for five minutes is given up. Between machines whose clocks differ
/// that would be wrong, so times are kept by the database's clock and told to each silo by its own.
/// </summary>
internal sealed class DatabaseClock(TimeProvider time)
{
    /// <summary>Less than this does no harm, and times stay exactly as they were written.</summary>
    private static readonly TimeSpan Negligible = TimeSpan.FromSeconds(2);

    private long ahead;

    /// <summary>Takes in what the database's clock shows at this moment.</summary>
    public void Hear(DateTime now)
    {
        var difference = now - time.GetUtcNow().UtcDateTime;
        Volatile.Write(ref ahead, difference.Duration() < Negligible ? 0 : difference.Ticks);
    }

    public DateTime ToDatabase(DateTime own) => Moved(own, Volatile.Read(ref ahead));

    public DateTime FromDatabase(DateTime stored) => Moved(stored, -Volatile.Read(ref ahead));

    private static DateTime Moved(DateTime at, long ticks) =>
        new(Math.Clamp(at.Ticks + ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
}
