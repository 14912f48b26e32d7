using Sweep.Theory.Trials;

namespace Sweep.Cli.Results;

/// <summary>A grid point or configuration without what is as everywhere, for people.</summary>
internal static class ShortPoint
{
    private static readonly HashSet<string> Defaults = [.. new GridPoint().Canonical.Split(';').Where(static field => !field.StartsWith("seed=", StringComparison.Ordinal))];

    public static string Of(string canonical) => string.Join(' ', canonical.Split(';').Where(static field => !Defaults.Contains(field)));
}
