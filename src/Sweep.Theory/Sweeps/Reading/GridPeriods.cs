using Sweep.Theory.Geometry;
using Sweep.Theory.Points;

namespace Sweep.Theory.Sweeps.Reading;

/// <summary>Every period that occurs in a grid.</summary>
internal static class GridPeriods
{
    public static HashSet<PerAxis> Of(IReadOnlyList<SweptAxis> axes)
    {
        var plain = new GridPoint();
        HashSet<PerAxis> periods = [];
        foreach (var dimensions in Values(axes, "dimensions", plain.Dimensions))
        {
            foreach (var depth in Values(axes, "depth", plain.Depth))
            {
                foreach (var factor in Values(axes, "factor", plain.Factor))
                {
                    if (Periods.Of(dimensions, depth, factor, out _) is { } period)
                    {
                        periods.Add(period);
                    }
                }
            }
        }

        return periods;
    }

    private static IReadOnlyList<T> Values<T>(IReadOnlyList<SweptAxis> axes, string name, T otherwise) =>
        axes.FirstOrDefault(axis => axis.Name == name) is ValueAxis<T> axis ? axis.Values : [otherwise];
}
