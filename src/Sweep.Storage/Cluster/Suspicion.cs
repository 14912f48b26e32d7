using System.Globalization;

namespace Sweep.Storage.Cluster;

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
