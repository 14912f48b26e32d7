using Sweep.Learning.Randomness;
using Sweep.Theory.Points;

namespace Sweep.Learning.Scenes;

/// <summary>One random ellipse (segment, ellipsoid): its place, rotation and brightness.</summary>
internal sealed class Nucleus
{
    /// <summary>Ninety of a hundred cells have a nucleus.</summary>
    private const double Share = 0.9;

    private const double SmallestAxis = 0.6;

    /// <summary>Pixels between an ellipse and the sides of its cell: rows of background lie between any two, also at corners.</summary>
    private const double Gap = 1.5;

    private readonly double[] centre;

    /// <summary>Rows: the axes of the ellipse as directions of the image, each divided by its half length.</summary>
    private readonly double[][] axes;

    private readonly double shortest;
    private readonly double brightness;
    private readonly double[] tilt;

    private Nucleus(double[] centre, double[][] axes, double[] extent, double shortest, double brightness, double[] tilt) =>
        (this.centre, this.axes, Extent, this.shortest, this.brightness, this.tilt) = (centre, axes, extent, shortest, brightness, tilt);

    /// <summary>Half of its bounding box along each axis of the image, in pixels.</summary>
    public double[] Extent { get; }

    public double Centre(int axis) => centre[axis];

    /// <summary>Returns the nucleus of a cell, or null; it lies inside the cell with a gap all around.</summary>
    public static Nucleus? Of(int[] cell, PerAxis cells, double radius, CounterRandom random)
    {
        var own = random.Derived(Positions.Number(cell), RandomStream.Nuclei);
        double Uniform(int draw) => own.Uniform(draw);
        if (Uniform(0) >= Share)
        {
            return null;
        }

        var dimensions = cell.Length;
        var rotation = Rotation.Of(dimensions, Uniform(1), Uniform(2), Uniform(3));
        var halves = Enumerable.Range(0, dimensions).Select(axis => radius * (SmallestAxis + ((1 - SmallestAxis) * Uniform(4 + axis)))).ToArray();
        var extent = Enumerable.Range(0, dimensions)
            .Select(axis => Math.Sqrt(Enumerable.Range(0, dimensions).Sum(along => halves[along] * halves[along] * rotation[along][axis] * rotation[along][axis])))
            .ToArray();
        var centre = Enumerable.Range(0, dimensions)
            .Select(axis => (cell[axis] * (double)cells[axis]) + (axis == dimensions - 1 ? Slide(cell, cells, random) : 0)
                + Gap + extent[axis] + (Uniform(7 + axis) * (cells[axis] - (2 * (Gap + extent[axis])))))
            .ToArray();
        var axes = rotation.Select((direction, half) => direction.Select(along => along / halves[half]).ToArray()).ToArray();
        return new Nucleus(
            centre, axes, extent, halves.Min(), 0.45 + (0.5 * Uniform(10)), [.. Enumerable.Range(0, dimensions).Select(axis => 0.5 * (Uniform(11 + axis) - 0.5))]);
    }

    /// <summary>Returns the shift of a row of cells along the last axis, different for each row, so that nuclei do not form columns.</summary>
    private static int Slide(int[] cell, PerAxis cells, CounterRandom random) =>
        cell.Length == 1 ? 0 : random.Derived(-1 - Math.Abs(Positions.Number(cell.AsSpan(..^1))), RandomStream.NucleiPlace).Below(cells[cell.Length - 1], 0);

    /// <summary>Returns the distance from the centre in units of the ellipse: 1 on its edge.</summary>
    public double Distance(ReadOnlySpan<int> place)
    {
        var squared = 0.0;
        foreach (var direction in axes)
        {
            var along = 0.0;
            for (var axis = 0; axis < direction.Length; axis++)
            {
                along += direction[axis] * (place[axis] - centre[axis]);
            }

            squared += along * along;
        }

        return Math.Sqrt(squared);
    }

    /// <summary>
    /// Returns the light at a place: brightest in the middle and on one side, an edge as soft as a microscope's, and a little glow around it.
    /// </summary>
    public double Light(ReadOnlySpan<int> place, double distance)
    {
        var shade = 1 - (0.35 * Math.Min(distance, 1) * Math.Min(distance, 1));
        for (var axis = 0; axis < tilt.Length; axis++)
        {
            shade += tilt[axis] * (place[axis] - centre[axis]) / (Extent[axis] + 1);
        }

        var outside = (distance - 1) * shortest;
        var edge = 1 / (1 + Math.Exp(2.2 * outside));
        return brightness * ((Math.Max(shade, 0.2) * edge) + (0.1 * (1 - edge) * Math.Exp(-Math.Max(outside, 0) / 2.5)));
    }
}

/// <summary>Random directions: orthonormal rows.</summary>
internal static class Rotation
{
    /// <summary>Uniform rotations from uniform numbers; in space by unit quaternions (Shoemake 1992).</summary>
    public static double[][] Of(int dimensions, double first, double second, double third)
    {
        if (dimensions == 1)
        {
            return [[1]];
        }

        var (sin, cos) = Math.SinCos(2 * Math.PI * first);
        if (dimensions == 2)
        {
            return [[cos, sin], [-sin, cos]];
        }

        var (sine, cosine) = Math.SinCos(2 * Math.PI * second);
        var (x, y) = (Math.Sqrt(1 - third) * sin, Math.Sqrt(1 - third) * cos);
        var (z, w) = (Math.Sqrt(third) * sine, Math.Sqrt(third) * cosine);
        return
        [
            [1 - (2 * ((y * y) + (z * z))), 2 * ((x * y) - (z * w)), 2 * ((x * z) + (y * w))],
            [2 * ((x * y) + (z * w)), 1 - (2 * ((x * x) + (z * z))), 2 * ((y * z) - (x * w))],
            [2 * ((x * z) - (y * w)), 2 * ((y * z) + (x * w)), 1 - (2 * ((x * x) + (y * y)))],
        ];
    }
}
