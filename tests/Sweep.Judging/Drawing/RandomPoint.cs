using Sweep.Theory.Points;

namespace Sweep.Judging.Drawing;

/// <summary>Draws a point of the grid, feasible or not, with the default precision of its steps.</summary>
internal static class RandomPoint
{
    public static GridPoint Of(Draws draws)
    {
        var dimensions = draws.Of(1, 1, 1, 1, 2, 2, 2, 3);
        var depth = dimensions switch { 1 => draws.Whole(0, 3), 2 => draws.Of(0, 1, 1, 2, 2, 2, 3), _ => draws.Of(0, 1, 1, 2) };
        var factor = draws.Factors(dimensions, depth);
        var pooling = draws.Of(Enum.GetValues<Pooling>());
        var point = new GridPoint
        {
            Dimensions = dimensions,
            Depth = depth,
            Factor = factor,
            Pooling = pooling,
            Upsampling = draws.Of(Enum.GetValues<Upsampling>()),
            Padding = pooling == Pooling.AdaptivePolyphase ? Padding.Circular : draws.Chance(0.5) ? Padding.Valid : draws.Of(Enum.GetValues<Padding>()),
            Normalisation = draws.Chance(0.88) ? Normalisation.None : draws.Of(Normalisation.Instance, Normalisation.Batch, Normalisation.Group),
            Convolutions = draws.Whole(1, 2),
            Width = draws.Whole(1, 8),
            Embedding = draws.Whole(1, 4),
            Radius = draws.Whole(0, 2),
            Scene = draws.Chance(0.85) ? SceneKind.Discs : SceneKind.Constant,
            Noise = draws.Of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1e-300, 0.01),
            Elastic = draws.Of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1e-300, 0.2),
            Seed = draws.Whole(0, 9),
            Bandwidth = draws.Of(0.5, 1.5, 3.0),
        };
        // A variance needs two values at least, and a small window leaves one pixel at the bottom.
        return WithSizes(point with { Batch = point.Normalisation == Normalisation.Batch ? 2 : draws.Of(1, 1, 1, 2) }, draws);
    }

    private static GridPoint WithSizes(GridPoint point, Draws draws)
    {
        var axes = point.Dimensions;
        point = point with { Spacing = PerAxis.FromAxes(axes, axis => Spacing(point, draws, Product(point, axis, point.Depth))) };
        point = point with { TrainWindow = draws.Chance(0.6) ? PerAxis.FromAxes(axes, axis => Window(draws, Product(point, axis, point.Depth))) : null };
        if (draws.Chance(0.6))
        {
            var kind = draws.Whole(0, 3);
            point = point with { TileCrop = PerAxis.FromAxes(axes, axis => Crop(point, axis, draws, kind)) };
            point = point with { Halo = point.Padding != Padding.Valid && draws.Chance(0.6) ? PerAxis.FromAxes(axes, axis => draws.Whole(0, 4 * (Product(point, axis, point.Depth) + 2))) : null };
        }

        var circular = point.Padding == Padding.Circular;
        var measures = Measures.None;
        foreach (var measure in (ReadOnlySpan<Measures>)[Measures.Separability, Measures.Stitching, Measures.Seams, Measures.Instances, Measures.Shifts])
        {
            measures |= measure != Measures.Shifts || circular ? draws.Chance(0.6) ? measure : Measures.None : Measures.None;
        }

        return point with { Measure = measures == Measures.None ? Measures.Separability : measures };
    }

    private static int Spacing(GridPoint point, Draws draws, int period)
    {
        var least = (2 * point.Radius) + 1;
        var wanted = draws.Whole(0, 3) switch
        {
            0 => period * draws.Whole(1, 2),
            1 => (period * draws.Whole(1, 2)) - 1,
            2 => least + draws.Whole(0, 2),
            _ => draws.Whole(least, least + 9),
        };
        return Math.Max(least, wanted);
    }

    private static int Window(Draws draws, int period) => draws.Whole(0, 3) switch
    {
        0 => period,
        1 => period + 1,
        2 => 2 * period,
        _ => draws.Whole(1, (2 * period) + 1),
    };

    /// <summary>A multiple of P, of the product of the outermost factors, or any side.</summary>
    private static int Crop(GridPoint point, int axis, Draws draws, int kind) => kind switch
    {
        0 => Product(point, axis, point.Depth) * draws.Whole(1, 2),
        1 or 2 => Product(point, axis, draws.Whole(0, point.Depth)) * draws.Whole(1, 3),
        _ => draws.Whole(1, (2 * Product(point, axis, point.Depth)) + 1),
    };

    private static int Product(GridPoint point, int axis, int levels) =>
        Enumerable.Range(0, levels).Aggregate(1, (product, level) => product * point.Factor.At(level, point.Dimensions)[axis]);
}
