using System.Globalization;
using Sweep.Theory.Trials;

namespace Sweep.Cli.Presets;

/// <summary>A grid point as axis names and values, in the fixed order of its canonical text.</summary>
internal static class PointColumns
{
    /// <summary>Every axis, in order; the stream of random numbers is none.</summary>
    public static IReadOnlyList<string> Axes { get; } = [.. Pairs(new GridPoint()).Select(static pair => pair.Key)];

    /// <summary>The value of each axis: a number where it is one, null where the default holds.</summary>
    public static IReadOnlyList<object?> Values(GridPoint point) => [.. Pairs(point).Select(static pair => Value(pair.Value))];

    private static IEnumerable<KeyValuePair<string, string>> Pairs(GridPoint point) =>
        from field in point.Canonical.Split(';')
        let separator = field.IndexOf('=')
        let pair = KeyValuePair.Create(field[..separator], field[(separator + 1)..])
        where pair.Key != "stream"
        select pair;

    private static object? Value(string text) =>
        text is "" or "default" ? null
        : long.TryParse(text, CultureInfo.InvariantCulture, out var whole) ? whole
        : double.TryParse(text, CultureInfo.InvariantCulture, out var real) ? real
        : text;
}
