using System.Globalization;

namespace Sweep.Cli.Output;

/// <summary>A count in at most five characters, for narrow columns: 99999, 123k, 1.2M.</summary>
internal static class ShortCount
{
    public static string Of(long count) => count switch
    {
        < 100_000 => count.ToString(CultureInfo.InvariantCulture),
        < 1_000_000 => $"{count / 1000}k",
        // Rounded down: a sweep must not look finished before it is.
        < 100_000_000 => string.Create(CultureInfo.InvariantCulture, $"{count / 100_000 / 10.0:0.0}M"),
        _ => $"{count / 1_000_000}M",
    };
}
