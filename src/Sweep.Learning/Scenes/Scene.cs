using Sweep.Theory;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Scenes;

/// <summary>An image without end of which every part can be asked for; pixel 0 is the first pixel of a whole image's output.</summary>
internal sealed class Scene
{
    private readonly DiscLattice? discs;

    private Scene(DiscLattice? discs) => this.discs = discs;

    /// <summary>The scene of a grid point, its first disc touching pixel 0, moved on by <paramref name="shift"/>.</summary>
    public static Scene Of(GridPoint point, PerAxis shift) => new(point.Scene == SceneKind.Constant
        ? null
        : new DiscLattice(point.Radius, point.Spacing, shift.Select(pixels => pixels + point.Radius)));

    public static Scene Of(GridPoint point) => Of(point, PerAxis.Uniform(point.Dimensions, 0));

    /// <summary>Brightness from pixel <paramref name="start"/> on, in row-major order.</summary>
    public double[] Image(PerAxis start, PerAxis sides)
    {
        if (discs is not null)
        {
            return discs.From(start).Image(sides);
        }

        var pixels = new double[sides.Product()];
        Array.Fill(pixels, 1);
        return pixels;
    }

    /// <summary>Object of each pixel from <paramref name="start"/> on: 0 for background; on a constant scene each pixel is an object.</summary>
    public int[] Labels(PerAxis start, PerAxis sides) =>
        discs?.From(start).Labels(sides) ?? [.. Enumerable.Range(1, checked((int)sides.Product()))];

    /// <summary>The numbers 1 to n of the whole objects at pixel 0 and after, 0 for everything else.</summary>
    public int[] WholeObjects(PerAxis sides, PerAxis objects) =>
        discs?.Whole(sides, objects) ?? [.. Enumerable.Range(1, checked((int)sides.Product()))];
}
