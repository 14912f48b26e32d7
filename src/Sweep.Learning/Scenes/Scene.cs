using Sweep.Learning.Randomness;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;

namespace Sweep.Learning.Scenes;

/// <summary>An image with its ground truth; any part of it can be computed. Pixel 0 is the first pixel of a whole image's output.</summary>
internal sealed class Scene
{
    /// <summary>The number of the evaluation's noise and deformation; training steps count from 0.</summary>
    private const long Evaluation = -1;

    private readonly IPlane plane;
    private readonly ElasticField? field;
    private readonly PixelNoise? noise;

    private Scene(IPlane plane, GridPoint point, long draw)
    {
        this.plane = plane;
        var distorted = point.Scene != SceneKind.Constant;
        field = distorted && point.Elastic > 0 ? new ElasticField(point.Elastic, new CounterRandom(point.RandomSeed, RandomStream.Elastic).Derived(draw, RandomStream.Elastic)) : null;
        noise = distorted && point.Noise > 0 ? new PixelNoise(Math.Sqrt(point.Noise), new CounterRandom(point.RandomSeed, RandomStream.Noise).Derived(draw, RandomStream.Noise)) : null;
    }

    /// <summary>Returns the scene on which a trial is measured: the first disc touches pixel 0, nuclei and noise depend on the seed.</summary>
    public static Scene Of(GridPoint point) => new(
        point.Scene switch
        {
            SceneKind.Constant => new ConstantPlane(),
            SceneKind.Discs => Discs(point, PerAxis.Uniform(point.Dimensions, 0)),
            SceneKind.Nuclei => NucleiPlane.ForEvaluation(point),
            _ => FolderPlane.ForEvaluation(point),
        },
        point,
        Evaluation);

    /// <summary>Returns the scene of one window of a training step. Its place is random, a function of the seed and the window's number.</summary>
    /// <param name="number">Step times batch plus place in the batch.</param>
    public static Scene ForTraining(GridPoint point, WindowGeometry window, long number) => new(
        point.Scene switch
        {
            SceneKind.Constant => new ConstantPlane(),
            SceneKind.Discs => Discs(point, Shift(point, number)),
            SceneKind.Nuclei => NucleiPlane.ForTraining(point, number),
            _ => FolderPlane.ForTraining(point, window, number),
        },
        point,
        number);

    /// <summary>Returns brightness from pixel <paramref name="start"/> on, in row-major order.</summary>
    public double[] Image(PerAxis start, PerAxis sides)
    {
        var pixels = field is null ? plane.Image(start, sides) : field.Deform(start, sides, plane.Image);
        noise?.AddTo(pixels, start, sides);
        return pixels;
    }

    /// <summary>Returns the object of each pixel from <paramref name="start"/> on: 0 for background; on a constant scene each pixel is an object.</summary>
    public int[] Labels(PerAxis start, PerAxis sides) =>
        field is null ? plane.Labels(start, sides) : field.Deform(start, sides, plane.Labels);

    /// <summary>Returns the numbers 1 to n of the whole same-looking objects at pixel 0 and after, 0 for everything else.</summary>
    public int[] WholeObjects(PerAxis sides, PerAxis objects)
    {
        var start = sides.Select(static _ => 0);
        return field is null
            ? plane.WholeObjects(start, sides, objects)
            : field.Deform(start, sides, (from, part) => plane.WholeObjects(from, part, objects));
    }

    private static DiscLattice Discs(GridPoint point, PerAxis shift) => new(point.Radius, point.Spacing, shift.Select(pixels => pixels + point.Radius));

    /// <summary>Returns the place of the lattice at a step, a function of the seed and the window's number.</summary>
    private static PerAxis Shift(GridPoint point, long number)
    {
        var random = new CounterRandom(point.RandomSeed, RandomStream.LatticeShift);
        return PerAxis.FromAxes(point.Dimensions, axis => random.Below(point.Spacing[axis], (number * point.Dimensions) + axis));
    }
}

/// <summary>
/// The plane of a scene before noise and deformation; any part of it can be computed. Pixel 0 is the first pixel of a whole image's
/// output; all results are in row-major order.
/// </summary>
internal interface IPlane
{
    /// <summary>Returns brightness from pixel <paramref name="start"/> on.</summary>
    double[] Image(PerAxis start, PerAxis sides);

    /// <summary>Returns the object of each pixel, the same number on every pixel of one object of this part; 0 for background.</summary>
    int[] Labels(PerAxis start, PerAxis sides);

    /// <summary>Returns the numbers 1 to n of the same-looking objects that lie completely at pixel 0 and after, 0 for everything else.</summary>
    int[] WholeObjects(PerAxis start, PerAxis sides, PerAxis objects);
}

/// <summary>A constant plane: every pixel is 1 and a separate object.</summary>
internal sealed class ConstantPlane : IPlane
{
    public double[] Image(PerAxis start, PerAxis sides)
    {
        var pixels = new double[sides.Product()];
        Array.Fill(pixels, 1);
        return pixels;
    }

    public int[] Labels(PerAxis start, PerAxis sides) => [.. Enumerable.Range(1, checked((int)sides.Product()))];

    public int[] WholeObjects(PerAxis start, PerAxis sides, PerAxis objects) => Labels(start, sides);
}
