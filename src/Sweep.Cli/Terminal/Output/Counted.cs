using System.Globalization;

namespace Sweep.Cli.Terminal.Output;

/// <summary>A count with its noun.</summary>
internal static class Counted
{
    /// <summary>"1 network", "3 networks", "2 retries".</summary>
    public static string Of(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");
}

/// <summary>A count in at most four characters, for narrow columns: 9999, 12k, 1.2M.</summary>
internal static class ShortCount
{
    public static string Of(long count) => count switch
    {
        < 10_000 => count.ToString(CultureInfo.InvariantCulture),
        < 1_000_000 => $"{count / 1000}k",
        // Rounded down: a sweep must not look finished before it is.
        < 10_000_000 => string.Create(CultureInfo.InvariantCulture, $"{count / 100_000 / 10.0:0.0}M"),
        _ => $"{count / 1_000_000}M",
    };
}
