using Sweep.Theory.Sweeps;

namespace Sweep.Cli.Presets;

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
