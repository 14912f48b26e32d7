using System.Globalization;
using Sweep.Theory.Points;

namespace Sweep.Cli.Presets;

/// <summary>A grid point as the cells of a row: its axes and the measures, in their order.</summary>
internal static class PointCells
{
    /// <summary>Names of the cells, in order; the stream of random numbers has no cell.</summary>
    public static IReadOnlyList<string> Axes { get; } = [.. PointText.Values(new GridPoint().Canonical).Select(static value => value.Key)];

    /// <summary>Returns the value of each axis: a number if it is numeric, null if it is the default.</summary>
    public static IReadOnlyList<object?> Values(GridPoint point) => [.. PointText.Values(point.Canonical).Select(static value => Value(value.Value))];

    private static object? Value(string text) =>
        text is "" or "default" ? null
        : long.TryParse(text, CultureInfo.InvariantCulture, out var whole) ? whole
        : double.TryParse(text, CultureInfo.InvariantCulture, out var real) ? real
        : text;
}
