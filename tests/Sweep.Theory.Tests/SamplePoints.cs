using CsCheck;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Tests;

/// <summary>Grid points for tests: small ones that exist, and arbitrary ones that need not.</summary>
internal static class SamplePoints
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

    /// <summary>Networks and discs that exist in every padding; all but dilated and polyphase ones.</summary>
    public static readonly Gen<GridPoint> Feasible =
        from dimensions in Gen.Int[1, 3]
        from depth in Gen.Int[0, dimensions == 3 ? 2 : 3]
        from levels in Level(dimensions).Array[depth]
        from padding in Gen.Enum<Padding>()
        from convolutions in Gen.Int[1, 3]
        from spacing in Lengths(dimensions, 4, 20)
        from pooling in Gen.OneOf(Gen.Const(Pooling.Max), Gen.Const(Pooling.Average), Gen.Const(Pooling.Blur))
        from upsampling in Gen.Enum<Upsampling>()
        select new GridPoint
        {
            Dimensions = dimensions,
            Depth = depth,
            Factor = PoolingFactors.PerLevel(levels),
            Padding = padding,
            Pooling = pooling,
            Upsampling = upsampling,
            Convolutions = convolutions,
            Width = 4,
            Radius = 1,
            Spacing = spacing,
        };

    /// <summary>The same with every pooling, in a padding in which it exists.</summary>
    public static readonly Gen<GridPoint> Families =
        from point in Feasible
        from pooling in Gen.Enum<Pooling>()
        from wrapped in Gen.Bool
        select (pooling, wrapped) switch
        {
            (Pooling.AdaptivePolyphase, _) or (Pooling.Dilated, true) => point with { Pooling = pooling, Padding = Padding.Circular },
            (Pooling.Dilated, false) => point with { Pooling = pooling, Padding = Padding.Valid },
            _ => point with { Pooling = pooling },
        };

    /// <summary>Anything a file could name, possible or not.</summary>
    public static readonly Gen<GridPoint> Any =
        from point in Feasible
        from words in Gen.Select(Gen.Enum<Upsampling>(), Gen.Enum<Pooling>(), Gen.Enum<SceneKind>(), Gen.Enum<PairMask>(), Gen.Enum<Precision>())
        from numbers in Gen.Int[-5, 1_000_000].Array[5]
        from reals in Gen.Double.Array[3]
        from window in Gen.Bool.SelectMany(set => set ? Lengths(point.Dimensions, -3, 50).Select(static lengths => (PerAxis?)lengths) : Gen.Const((PerAxis?)null))
        from crop in Gen.Bool.SelectMany(set => set ? Lengths(point.Dimensions, -3, 50).Select(static lengths => (PerAxis?)lengths) : Gen.Const((PerAxis?)null))
        from lengths in Lengths(point.Dimensions, -3, 50).Array[2]
        from set in Gen.Bool.Array[2]
        from kinds in Gen.Select(Gen.Enum<Normalisation>(), Gen.Enum<Kernel>())
        from more in Gen.Double.Array[3]
        from folder in Gen.OneOf(Gen.Const(""), Gen.Const("cells"), Gen.Const("a=b/c d"))
        from batch in Gen.Int[-1, 4]
        from measure in Gen.Int[0, 63]
        from stream in Gen.Int[1, 2]
        select point with
        {
            Upsampling = words.Item1,
            Pooling = words.Item2,
            Scene = words.Item3,
            PairMask = words.Item4,
            Precision = words.Item5,
            Width = numbers[0],
            Embedding = numbers[1],
            Radius = numbers[2],
            Steps = numbers[3],
            Seed = numbers[4],
            LearningRate = reals[0],
            DeltaV = reals[1],
            DeltaD = reals[2],
            TrainWindow = window,
            TileCrop = crop,
            Measure = (Measures)measure,
            WholeImage = set[0] ? lengths[0] : null,
            Halo = set[1] ? lengths[1] : null,
            Normalisation = kinds.Item1,
            Kernel = kinds.Item2,
            Noise = more[0],
            Elastic = more[1],
            Bandwidth = more[2],
            Images = folder,
            Batch = batch,
            Stream = stream,
        };

    public static Gen<PerAxis> Lengths(int dimensions, int least, int most) =>
        Gen.Int[least, most].Array[dimensions].Select(static values => new PerAxis(values));

    private static Gen<PerAxis> Level(int dimensions) =>
        Gen.Int[1, 3].Array[dimensions].Where(static factors => factors.Any(static factor => factor > 1)).Select(static factors => new PerAxis(factors));
}
