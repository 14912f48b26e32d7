using Sweep.Theory.Grids;

namespace Sweep.Cli.Predicting;

/// <summary>Which axes a sweep varies, within a grid or between its grids: the ones worth a column.</summary>
internal static class SweptAxes
{
    /// <summary>Positions in <see cref="PointText.Axes"/>. Walks the grid once, in constant memory.</summary>
    public static IReadOnlyList<int> Of(SweepPlan plan)
    {
        IReadOnlyList<object?>? first = null;
        var varies = new bool[PointText.Axes.Count];
        foreach (var point in plan.Points())
        {
            var values = PointText.Values(point);
            first ??= values;
            for (var axis = 0; axis < varies.Length; axis++)
            {
                varies[axis] |= !Equals(values[axis], first[axis]);
            }
        }

        return [.. Enumerable.Range(0, varies.Length).Where(axis => varies[axis])];
    }
}
