using Sweep.Theory;
using Sweep.Theory.Points;

namespace Sweep.Storage.Charts;

/// <summary>The axes that charts know.</summary>
public static class ChartAxes
{
    /// <summary>The axes of the grid and the period, which follows from them.</summary>
    public static IReadOnlyList<ChartAxis> All { get; } =
    [
        .. Axes.All.Select(static axis => new ChartAxis(axis.Name, axis.Title, axis.IsLength, axis.Without)),
        new("period", "Period P (px)", Sides: true, Without: "none", Derived: true),
    ];

    /// <exception cref="InvalidSweepException">There is none of this name.</exception>
    public static ChartAxis Find(string name) => All.FirstOrDefault(axis => axis.Name == name)
        ?? throw new InvalidSweepException($"there is no axis {name}; the axes are {string.Join(", ", All.Select(static axis => axis.Name))}");
}
