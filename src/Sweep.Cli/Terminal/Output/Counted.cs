using System.Globalization;

namespace Sweep.Cli.Terminal.Output;

/// <summary>A count with its noun.</summary>
internal static class Counted
{
    /// <summary>"1 network", "3 networks", "2 retries".</summary>
    public static string Of(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");
}
