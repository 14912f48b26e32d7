using Sweep.Learning.Randomness;
using Sweep.Theory.Points;

namespace Sweep.Learning.Scenes;

/// <summary>
/// An elastic deformation: control points every <see cref="Axes.ControlPointDistance"/> pixels, each moved by a normal number of pixels along
/// every axis, and a Catmull-Rom interpolation between them. Pixel x of the deformed image shows place x + displacement(x) of the
/// original, brightness by linear and labels by nearest sampling.
/// </summary>
internal sealed class ElasticField(double deviation, CounterRandom random)
{
    /// <summary>Most deviations by which a control point is moved, so that <see cref="Reach"/> is a bound; without it one in 16,000 would exceed it.</summary>
    private const double Farthest = 4;

    /// <summary>
    /// Pixels around a part on which its deformation depends. The weights of an axis have absolute values that sum to at most 5/4
    /// (1/16 + 9/16 + 9/16 + 1/16, half way between two points), so no displacement exceeds the farthest jitter times (5/4)^d.
    /// </summary>
    public static int Reach(double deviation, int dimensions) => (int)Math.Ceiling(Farthest * deviation * Math.Pow(1.25, dimensions)) + 2;

    public double[] Deform(PerAxis start, PerAxis sides, Func<PerAxis, PerAxis, double[]> original)
    {
        var moved = Displacements(start, sides);
        var (from, around) = Around(start, sides, moved);
        var source = original(from, around);
        var result = new double[sides.Product()];
        var weights = new double[sides.Count];
        var corner = new int[sides.Count];
        Positions.Each(start, sides, (pixel, place) =>
        {
            for (var axis = 0; axis < corner.Length; axis++)
            {
                // The fraction is of the displacement only, so that it does not depend on the start of the part.
                var whole = Math.Floor(moved[axis][pixel]);
                weights[axis] = moved[axis][pixel] - whole;
                corner[axis] = place[axis] - from[axis] + (int)whole;
            }

            result[pixel] = Interpolated(source, around, corner, weights);
        });
        return result;
    }

    public int[] Deform(PerAxis start, PerAxis sides, Func<PerAxis, PerAxis, int[]> original)
    {
        var moved = Displacements(start, sides);
        var (from, around) = Around(start, sides, moved);
        var source = original(from, around);
        var result = new int[sides.Product()];
        Positions.Each(start, sides, (pixel, place) =>
        {
            var index = 0;
            for (var axis = 0; axis < place.Length; axis++)
            {
                index = (index * around[axis]) + place[axis] - from[axis] + (int)Math.Floor(moved[axis][pixel] + 0.5);
            }

            result[pixel] = source[index];
        });
        return result;
    }

    /// <summary>Returns the displacement of each pixel in pixels, axis by axis.</summary>
    internal double[][] Displacements(PerAxis start, PerAxis sides)
    {
        var axes = Enumerable.Range(0, sides.Count).Select(axis => LatticeWeights.CatmullRom(start[axis], sides[axis], Axes.ControlPointDistance)).ToArray();
        return [.. Enumerable.Range(0, sides.Count).Select(along => LatticeField.Of(
            axes, point => deviation * Math.Clamp(random.Normal((Positions.Number(point) * 3) + along), -Farthest, Farthest)))];
    }

    /// <summary>Returns the part of the original on which the deformed part depends.</summary>
    private static (PerAxis From, PerAxis Sides) Around(PerAxis start, PerAxis sides, double[][] moved)
    {
        var before = PerAxis.FromAxes(sides.Count, axis => (int)Math.Ceiling(Math.Max(0, -moved[axis].Min())) + 1);
        var after = PerAxis.FromAxes(sides.Count, axis => (int)Math.Ceiling(Math.Max(0, moved[axis].Max())) + 2);
        return (start.Zip(before, static (first, more) => first - more), sides.Zip(before.Zip(after, static (one, other) => one + other), static (side, more) => side + more));
    }

    /// <summary>Interpolates linearly along each axis, by differences, so that equal corners give the same value to the last bit.</summary>
    private static double Interpolated(double[] source, PerAxis sides, int[] corner, double[] weights)
    {
        Span<double> values = stackalloc double[1 << corner.Length];
        for (var number = 0; number < values.Length; number++)
        {
            var index = 0;
            for (var axis = 0; axis < corner.Length; axis++)
            {
                index = (index * sides[axis]) + corner[axis] + ((number >> axis) & 1);
            }

            values[number] = source[index];
        }

        for (var axis = corner.Length - 1; axis >= 0; axis--)
        {
            var half = 1 << axis;
            for (var number = 0; number < half; number++)
            {
                values[number] += weights[axis] * (values[number + half] - values[number]);
            }
        }

        return values[0];
    }
}
