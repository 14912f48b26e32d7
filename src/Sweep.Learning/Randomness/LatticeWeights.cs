namespace Sweep.Learning.Randomness;

/// <summary>
/// The weights of the pixels of one axis between the points of a lattice: pixel p is a weighted sum of <see cref="Taps"/> points from
/// <see cref="Point"/>[p] on. Weights depend on a pixel's place only, so that separately computed parts fit together.
/// </summary>
internal sealed class LatticeWeights
{
    private LatticeWeights(int side, int first, int points, int taps) =>
        (First, Points, Taps, Point, Weights) = (first, points, taps, new int[side], new double[side * taps]);

    /// <summary>Number of the first required lattice point; point k lies at k times the distance.</summary>
    public int First { get; }

    /// <summary>Number of required points.</summary>
    public int Points { get; }

    public int Taps { get; }

    /// <summary>The first point of each pixel, counted from <see cref="First"/>.</summary>
    public int[] Point { get; }

    /// <summary>The weights of pixel p from p * <see cref="Taps"/> on.</summary>
    public double[] Weights { get; }

    public int Side => Point.Length;

    /// <summary>Catmull-Rom: passes through the points, with a continuous slope.</summary>
    public static LatticeWeights CatmullRom(int start, int side, double distance) => Of(start, side, distance, 1, 4, static (weights, t) =>
    {
        weights[0] = 0.5 * t * (-1 + (t * (2 - t)));
        weights[1] = 0.5 * (2 + (t * t * ((3 * t) - 5)));
        weights[2] = 0.5 * t * (1 + (t * (4 - (3 * t))));
        weights[3] = 0.5 * t * t * (t - 1);
    });

    /// <summary>Between the two nearest points, level at both.</summary>
    public static LatticeWeights Smoothstep(int start, int side, double distance) => Of(start, side, distance, 0, 2, static (weights, t) =>
    {
        weights[1] = t * t * (3 - (2 * t));
        weights[0] = 1 - weights[1];
    });

    private static LatticeWeights Of(int start, int side, double distance, int before, int taps, Weighting weighting)
    {
        var first = Cell(start, distance) - before;
        var axis = new LatticeWeights(side, first, Cell(start + side - 1, distance) - before + taps - first, taps);
        for (var pixel = 0; pixel < side; pixel++)
        {
            var cell = Cell(start + pixel, distance);
            axis.Point[pixel] = cell - before - first;
            weighting(axis.Weights.AsSpan(pixel * taps, taps), ((start + pixel) / distance) - cell);
        }

        return axis;
    }

    private static int Cell(int place, double distance) => (int)Math.Floor(place / distance);

    private delegate void Weighting(Span<double> weights, double t);
}
