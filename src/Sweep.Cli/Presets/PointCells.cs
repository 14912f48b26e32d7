using System.Globalization;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;

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

/// <summary>Chooses the axes of a sweep that get a column in a table.</summary>
internal static class SweptAxes
{
    // Axes that distinguish the grids of one file; the learning rate, for example, does not.
    private static readonly string[] Telling = ["dimensions", "depth", "factor", "padding", "upsampling", "pooling", "scene", "spacing", "steps", "normalisation", "noise", "elastic"];

    /// <summary>Positions in <see cref="PointCells.Axes"/> of the axes that a grid sweeps, and of those that differ between the grids.</summary>
    public static IReadOnlyList<int> Of(SweepPlan plan)
    {
        var swept = plan.Grids.SelectMany(static grid => grid.AxisNames).ToHashSet();
        swept.UnionWith(Telling.Where(name => plan.Grids.Select(grid => Fixed(grid, name)).Distinct().Count() > 1));
        return [.. Enumerable.Range(0, PointCells.Axes.Count).Where(axis => swept.Contains(PointCells.Axes[axis]))];
    }

    private static string? Fixed(Grid grid, string name) => grid.Fixed.FirstOrDefault(pair => pair.Key == name).Value;
}
