using Sweep.Learning.Randomness;
using Sweep.Theory.Points;

namespace Sweep.Learning.Scenes;

/// <summary>
/// An infinite plane of nuclei as in fluorescence microscopy, which do not touch: the plane is divided into cells of one spacing, and most
/// cells have one random ellipse at a distance from the cell's sides. Rows of cells are shifted against each other. Everything is a
/// function of the seed and the place.
/// </summary>
internal sealed class NucleiPlane(double radius, PerAxis spacing, PerAxis origin, long seed) : IPlane
{
    /// <summary>Pixels around a nucleus in which its glow is drawn.</summary>
    private const int Glow = 8;

    /// <summary>Least distance of training places from pixel 0, the place of evaluation.</summary>
    private const int NearestPlace = 1 << 12;

    private const int FarthestPlace = 1 << 17;

    private readonly CounterRandom nuclei = new(seed, RandomStream.Nuclei);
    private readonly CounterRandom grain = new(seed, RandomStream.NucleiGrain);
    private readonly ValueNoise texture = new(seed, RandomStream.NucleiTexture, Math.Max(2, radius / 2.5));
    private readonly ValueNoise haze = new(seed, RandomStream.NucleiHaze, 48);

    public static NucleiPlane ForEvaluation(GridPoint point) => new(point.Radius, point.Spacing, PerAxis.Uniform(point.Dimensions, 0), point.RandomSeed);

    public static NucleiPlane ForTraining(GridPoint point, long number)
    {
        var random = new CounterRandom(point.RandomSeed, RandomStream.NucleiPlace);
        return new(point.Radius, point.Spacing, PerAxis.FromAxes(point.Dimensions, axis =>
            NearestPlace + random.Below(FarthestPlace - NearestPlace, (number * point.Dimensions) + axis)), point.RandomSeed);
    }

    public double[] Image(PerAxis start, PerAxis sides)
    {
        var from = Shifted(start);
        var light = new double[sides.Product()];
        Draw(from, sides, Glow, (pixel, place, nucleus, distance, _) => light[pixel] += nucleus.Light(place, distance));
        var (chromatin, background) = (texture.Over(from, sides), haze.Over(from, sides));
        Positions.Each(from, sides, (pixel, place) => light[pixel] = Exposed(light[pixel], chromatin[pixel], background[pixel], Positions.Number(place)));
        return light;
    }

    public int[] Labels(PerAxis start, PerAxis sides)
    {
        var labels = new int[sides.Product()];
        Draw(Shifted(start), sides, 0, (pixel, _, _, distance, number) => labels[pixel] = distance <= 1 ? number : labels[pixel]);
        return labels;
    }

    /// <summary>None: no two nuclei look the same.</summary>
    public int[] WholeObjects(PerAxis start, PerAxis sides, PerAxis objects) => new int[sides.Product()];

    private PerAxis Shifted(PerAxis start) => start.Zip(origin, static (first, more) => first + more);

    /// <summary>Adds the effects of a camera: chromatin, haze, and noise that grows with the light.</summary>
    private double Exposed(double light, double chromatin, double background, long place)
    {
        var signal = (light * (1 + (0.3 * (chromatin - 0.5)))) + 0.04 + (0.06 * background);
        var noisy = signal + (Math.Sqrt(0.0002 + (0.0012 * signal)) * grain.Normal(place));
        return Math.Clamp(noisy, 0, 1.2);
    }

    private void Draw(PerAxis from, PerAxis sides, int around, Paint paint)
    {
        // Rows of cells are shifted by up to one cell along the last axis.
        var firstCell = PerAxis.FromAxes(sides.Count, axis => Positions.FloorDivide(from[axis] - around, spacing[axis]) - (axis == sides.Count - 1 ? 1 : 0));
        var cells = PerAxis.FromAxes(sides.Count, axis => Positions.FloorDivide(from[axis] + sides[axis] - 1 + around, spacing[axis]) - firstCell[axis] + 1);
        Positions.Each(firstCell, cells, (number, cell) =>
        {
            if (Nucleus.Of(cell, spacing, radius, nuclei) is not { } nucleus)
            {
                return;
            }

            var first = PerAxis.FromAxes(sides.Count, axis => Math.Max(from[axis], (int)Math.Floor(nucleus.Centre(axis) - nucleus.Extent[axis]) - around));
            var box = PerAxis.FromAxes(sides.Count, axis =>
                Math.Min(from[axis] + sides[axis] - 1, (int)Math.Ceiling(nucleus.Centre(axis) + nucleus.Extent[axis]) + around) - first[axis] + 1);
            if (!box.All(static side => side > 0))
            {
                return;
            }

            Positions.Each(first, box, (_, place) =>
            {
                var pixel = 0;
                for (var axis = 0; axis < place.Length; axis++)
                {
                    pixel = (pixel * sides[axis]) + place[axis] - from[axis];
                }

                paint(pixel, place, nucleus, nucleus.Distance(place), number + 1);
            });
        });
    }

    private delegate void Paint(int pixel, int[] place, Nucleus nucleus, double distance, int number);
}
