using Sweep.Theory.Sweeps;

namespace Sweep.Cli.Presets;

/// <summary>Which axes of a sweep are worth a column for people.</summary>
internal static class SweptAxes
{
    // What tells the grids of one file apart; how fast one of them learns does not.
    private static readonly string[] Telling = ["dimensions", "depth", "factor", "padding", "upsampling", "pooling", "scene", "spacing", "steps", "normalisation", "noise", "elastic"];

    /// <summary>Positions in <see cref="PointCells.Axes"/>: what a grid sweeps, and what differs between the grids.</summary>
    public static IReadOnlyList<int> Of(SweepPlan plan)
    {
        var swept = plan.Grids.SelectMany(static grid => grid.AxisNames).ToHashSet();
        swept.UnionWith(Telling.Where(name => plan.Grids.Select(grid => Fixed(grid, name)).Distinct().Count() > 1));
        return [.. Enumerable.Range(0, PointCells.Axes.Count).Where(axis => swept.Contains(PointCells.Axes[axis]))];
    }

    private static string? Fixed(Grid grid, string name) => grid.Fixed.FirstOrDefault(pair => pair.Key == name).Value;
}
