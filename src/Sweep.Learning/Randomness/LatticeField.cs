using Sweep.Theory.Points;

namespace Sweep.Learning.Randomness;

/// <summary>A smooth function of the place: random values on a lattice, interpolated one axis after the other.</summary>
internal static class LatticeField
{
    /// <param name="axes">The part of the plane.</param>
    /// <param name="value">Value of a lattice point by its numbers along the axes.</param>
    public static double[] Of(LatticeWeights[] axes, Func<int[], double> value)
    {
        var sides = Array.ConvertAll(axes, static axis => axis.Points);
        var values = new double[new PerAxis(sides).Product()];
        Positions.Each(PerAxis.FromAxes(axes.Length, axis => axes[axis].First), new PerAxis(sides), (point, numbers) => values[point] = value(numbers));
        for (var axis = 0; axis < axes.Length; axis++)
        {
            values = Spread(values, Volume(sides.AsSpan(..axis)), axes[axis], Volume(sides.AsSpan((axis + 1)..)));
            sides[axis] = axes[axis].Side;
        }

        return values;
    }

    private static double[] Spread(double[] values, int outer, LatticeWeights axis, int inner)
    {
        var spread = new double[outer * axis.Side * inner];
        for (var block = 0; block < outer; block++)
        {
            for (var pixel = 0; pixel < axis.Side; pixel++)
            {
                var row = spread.AsSpan(((block * axis.Side) + pixel) * inner, inner);
                for (var tap = 0; tap < axis.Taps; tap++)
                {
                    var weight = axis.Weights[(pixel * axis.Taps) + tap];
                    var source = values.AsSpan(((block * axis.Points) + axis.Point[pixel] + tap) * inner, inner);
                    for (var index = 0; index < row.Length; index++)
                    {
                        row[index] += weight * source[index];
                    }
                }
            }
        }

        return spread;
    }

    private static int Volume(ReadOnlySpan<int> sides)
    {
        var volume = 1;
        foreach (var side in sides)
        {
            volume *= side;
        }

        return volume;
    }
}

/// <summary>Smooth random numbers in [0, 1): uniform at the points of a lattice, level there and smooth between them.</summary>
internal sealed class ValueNoise(long seed, RandomStream stream, double distance)
{
    private readonly CounterRandom random = new(seed, stream);

    public double[] Over(PerAxis start, PerAxis sides) => LatticeField.Of(
        [.. Enumerable.Range(0, sides.Count).Select(axis => LatticeWeights.Smoothstep(start[axis], sides[axis], distance))],
        point => random.Uniform(Positions.Number(point)));
}
