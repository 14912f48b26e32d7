using Sweep.Learning.Randomness;
using Sweep.Theory.Points;

namespace Sweep.Learning.Scenes;

/// <summary>
/// An infinite lattice of same-looking discs (segments, balls): centre k lies at <paramref name="Origin"/> + k * <paramref name="Spacing"/>
/// on each axis, k any integer. Discs do not touch, since spacing is at least 2 * radius + 1.
/// </summary>
internal sealed record DiscLattice(int Radius, PerAxis Spacing, PerAxis Origin) : IPlane
{
    public double[] Image(PerAxis start, PerAxis sides) => From(start).Image(sides);

    public int[] Labels(PerAxis start, PerAxis sides) => From(start).Labels(sides);

    public int[] WholeObjects(PerAxis start, PerAxis sides, PerAxis objects) => From(start).Whole(sides, objects);

    /// <summary>Returns the same discs seen from pixel <paramref name="start"/> of this image.</summary>
    public DiscLattice From(PerAxis start) => this with { Origin = Origin.Zip(start, static (origin, first) => origin - first) };

    /// <summary>Returns 1 inside a disc and 0 outside, pixels in row-major order.</summary>
    public double[] Image(PerAxis sides) => Array.ConvertAll(Labels(sides), static label => label == 0 ? 0.0 : 1.0);

    /// <summary>Returns 0 for background, else a positive number that is the same on every pixel of a disc.</summary>
    public int[] Labels(PerAxis sides)
    {
        var axes = Axes(sides);
        return Fill(sides, axes, static (disc, axes) =>
        {
            var number = 0;
            for (var axis = 0; axis < axes.Length; axis++)
            {
                number = (number * axes[axis].Count) + disc[axis] - axes[axis].First;
            }

            return number + 1;
        });
    }

    /// <summary>Returns the number k_0 * n_1 * n_2 + .. + 1 of each whole disc 0 .. n - 1 per axis, and 0 for background and all other discs.</summary>
    public int[] Whole(PerAxis sides, PerAxis objects) => Fill(sides, Axes(sides), (disc, _) =>
    {
        var number = 0;
        for (var axis = 0; axis < disc.Length; axis++)
        {
            if (disc[axis] < 0 || disc[axis] >= objects[axis])
            {
                return 0;
            }

            number = (number * objects[axis]) + disc[axis];
        }

        return number + 1;
    });

    private AxisDiscs[] Axes(PerAxis sides) =>
        [.. Enumerable.Range(0, sides.Count).Select(axis => AxisDiscs.Of(sides[axis], Origin[axis], Spacing[axis]))];

    private int[] Fill(PerAxis sides, AxisDiscs[] axes, Func<int[], AxisDiscs[], int> number)
    {
        var pixels = new int[sides.Product()];
        var disc = new int[axes.Length];
        Positions.Each(sides.Select(static _ => 0), sides, (pixel, at) =>
        {
            var squared = 0;
            for (var axis = 0; axis < axes.Length; axis++)
            {
                var distance = axes[axis].Distance[at[axis]];
                squared += distance * distance;
                disc[axis] = axes[axis].Disc[at[axis]];
            }

            pixels[pixel] = squared <= Radius * Radius ? number(disc, axes) : 0;
        });
        return pixels;
    }
}

/// <summary>The nearest disc of every pixel along one axis.</summary>
/// <param name="Disc">Number k of the nearest centre.</param>
/// <param name="Distance">Distance to that centre in pixels.</param>
/// <param name="First">Smallest number of a centre.</param>
/// <param name="Count">Count of the centres.</param>
internal sealed record AxisDiscs(int[] Disc, int[] Distance, int First, int Count)
{
    public static AxisDiscs Of(int side, int origin, int spacing)
    {
        var disc = new int[side];
        var distance = new int[side];
        for (var at = 0; at < side; at++)
        {
            // Rounding half up may pick the farther of two equally far centres; both are outside their discs there.
            disc[at] = Positions.FloorDivide((2 * (at - origin)) + spacing, 2 * spacing);
            distance[at] = at - origin - (disc[at] * spacing);
        }

        return new AxisDiscs(disc, distance, disc[0], disc[^1] - disc[0] + 1);
    }
}
