using CsCheck;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Tests;

/// <summary>Grid points for tests: small ones that exist, and arbitrary ones that need not.</summary>
internal static class Points
{
    public static Trial Trial(GridPoint point)
    {
        var feasibility = Theory.Trials.Trial.Of(point);
        Assert.Null(feasibility.Reason);
        return feasibility.Trial!;
    }

    public static string Reason(GridPoint point)
    {
        var feasibility = Theory.Trials.Trial.Of(point);
        Assert.Null(feasibility.Trial);
        return feasibility.Reason!;
    }

    /// <summary>Discs of radius 1 at the given spacing, one number per axis.</summary>
    public static GridPoint Discs(int depth, int factor, params int[] spacing) => new()
    {
        Dimensions = spacing.Length, Depth = depth, Factor = PoolingFactors.Uniform(factor), Radius = 1, Spacing = new PerAxis(spacing),
    };

    /// <summary>Networks and discs that exist in every padding.</summary>
    public static readonly Gen<GridPoint> Feasible =
        from dimensions in Gen.Int[1, 3]
        from depth in Gen.Int[0, dimensions == 3 ? 2 : 3]
        from levels in Level(dimensions).Array[depth]
        from padding in Gen.Enum<Padding>()
        from convolutions in Gen.Int[1, 3]
        from spacing in Lengths(dimensions, 4, 20)
        select new GridPoint
        {
            Dimensions = dimensions,
            Depth = depth,
            Factor = PoolingFactors.PerLevel(levels),
            Padding = padding,
            Convolutions = convolutions,
            Width = 4,
            Radius = 1,
            Spacing = spacing,
        };

    /// <summary>Anything a file could name, possible or not.</summary>
    public static readonly Gen<GridPoint> Any =
        from point in Feasible
        from words in Gen.Select(Gen.Enum<Upsampling>(), Gen.Enum<Pooling>(), Gen.Enum<SceneKind>(), Gen.Enum<PairMask>(), Gen.Enum<Precision>())
        from numbers in Gen.Int[-5, 1_000_000].Array[5]
        from reals in Gen.Double.Array[3]
        from window in Gen.Bool.SelectMany(set => set ? Lengths(point.Dimensions, -3, 50).Select(static lengths => (PerAxis?)lengths) : Gen.Const((PerAxis?)null))
        from crop in Gen.Bool.SelectMany(set => set ? Lengths(point.Dimensions, -3, 50).Select(static lengths => (PerAxis?)lengths) : Gen.Const((PerAxis?)null))
        from measure in Gen.Int[0, 7]
        select point with
        {
            Upsampling = words.Item1, Pooling = words.Item2, Scene = words.Item3, PairMask = words.Item4, Precision = words.Item5,
            Width = numbers[0], Embedding = numbers[1], Radius = numbers[2], Steps = numbers[3], Seed = numbers[4],
            LearningRate = reals[0], DeltaV = reals[1], DeltaD = reals[2],
            TrainWindow = window, TileCrop = crop, Measure = (Measures)measure,
        };

    public static Gen<PerAxis> Lengths(int dimensions, int least, int most) =>
        Gen.Int[least, most].Array[dimensions].Select(static values => new PerAxis(values));

    private static Gen<PerAxis> Level(int dimensions) =>
        Gen.Int[1, 3].Array[dimensions].Where(static factors => factors.Any(static factor => factor > 1)).Select(static factors => new PerAxis(factors));
}
