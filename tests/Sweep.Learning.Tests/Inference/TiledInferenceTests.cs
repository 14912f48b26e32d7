using CsCheck;
using Sweep.Learning.Inference;
using Sweep.Learning.Networks;
using Sweep.Learning.Randomness;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;
using static TorchSharp.torch;
using Padding = Sweep.Theory.Points.Padding;

namespace Sweep.Learning.Tests.Inference;

/// <summary>Tiles give what the whole image gives, for every network that allows it.</summary>
[Slow]
public sealed class TiledInferenceTests
{
    /// <summary>Keeps the test short: the halo of a deep padded network alone takes 100 pixels.</summary>
    private const long LargestTile = 80 * 80;

    private static readonly Gen<UNetOptions> Networks =
        from dimensions in Gen.Int[1, 2]
        from depth in Gen.Int[0, 2]
        from factors in Gen.Int[1, 3].Array[dimensions].Where(static factors => factors.Any(static factor => factor > 1)).Array[depth]
        from padding in Gen.Enum<Padding>()
        from upsampling in Gen.Enum<Upsampling>()
        from pooling in Gen.OneOf(Gen.Const(Pooling.Max), Gen.Const(Pooling.Average), Gen.Const(Pooling.Blur), Gen.Const(Pooling.Dilated))
        from convolutions in Gen.Int[1, 2]
        from normalisation in Gen.OneOf(Gen.Const(Normalisation.None), Gen.Const(Normalisation.Batch))
        select new UNetOptions(
            dimensions,
            [.. factors.Select(static level => new PerAxis(level))],
            pooling == Pooling.Dilated && padding != Padding.Valid ? Padding.Circular : padding,
            upsampling,
            pooling,
            convolutions,
            Width: 2,
            Embedding: 2,
            normalisation);

    [Fact]
    public void Tiles_of_any_network_on_an_image_of_any_size_give_what_the_continued_image_gives() =>
        (from options in Networks
         where Smallest(options).Product() <= LargestTile
         from extra in Gen.Int[0, 14].Array[options.Dimensions]
         from periods in Gen.Int[0, 2]
         from batch in Gen.Int[1, 3]
         from every in Gen.Bool
         from seed in Gen.Int[0, 1000]
         select (options, extra, periods, batch, every, seed)).Sample(
            static sample => AssertTilesEqualWhole(sample.options, sample.extra, sample.periods, sample.batch, sample.every, sample.seed),
            iter: 60,
            threads: 1);

    [Theory]
    [InlineData(Padding.Valid, Pooling.Max, Upsampling.Learnt)]
    [InlineData(Padding.Valid, Pooling.Blur, Upsampling.Linear)]
    [InlineData(Padding.Reflect, Pooling.Max, Upsampling.Learnt)]
    public void Volumes_and_factors_that_differ_by_axis_are_no_exception(Padding padding, Pooling pooling, Upsampling upsampling) => AssertTilesEqualWhole(
        new UNetOptions(3, [new PerAxis(1, 2, 2)], padding, upsampling, pooling, Convolutions: 1, Width: 2), [3, 5, 7], 1, 2, every: true, seed: 1);

    [Fact]
    public void In_single_precision_the_difference_is_rounding()
    {
        using var network = Random(new UNetOptions(2, [new PerAxis(3, 3), new PerAxis(2, 2)], Upsampling: Upsampling.Linear, Width: 8), 1, ScalarType.Float32);
        var sides = new PerAxis(250, 310);
        using var image = ImageTensor.Of(GenericImage.Of(sides, 1), sides, network.Weights.Values);

        using var tiled = new TiledInference(network, new TiledOptions(Pixels: 150 * 150, Batch: 2)).Run(image, TestContext.Current.CancellationToken);

        Assert.InRange(Difference(tiled, Whole(network, image, every: false)), 0, 1e-5);
    }

    /// <summary>Places computed in float32 would drift apart over so many pixels.</summary>
    [Theory]
    [InlineData(Upsampling.Linear)]
    [InlineData(Upsampling.Nearest)]
    public void In_single_precision_it_does_not_grow_with_the_image(Upsampling upsampling)
    {
        using var network = Random(new UNetOptions(1, [new PerAxis(3), new PerAxis(3)], Upsampling: upsampling, Width: 4), 1, ScalarType.Float32);
        var sides = new PerAxis(50_000);
        using var image = ImageTensor.Of(GenericImage.Of(sides, 1), sides, network.Weights.Values);

        using var tiled = new TiledInference(network, new TiledOptions(Pixels: 2000, Batch: 4)).Run(image, TestContext.Current.CancellationToken);

        Assert.InRange(Difference(tiled, Whole(network, image, every: false)), 0, 1e-6);
    }

    private static void AssertTilesEqualWhole(UNetOptions options, int[] extra, int periods, int batch, bool every, int seed)
    {
        using var network = Random(options, seed, ScalarType.Float64);
        var smallest = Smallest(options);
        var sides = PerAxis.FromAxes(options.Dimensions, axis => smallest[axis] + extra[axis]);
        using var image = ImageTensor.Of(GenericImage.Of(sides, seed), sides, network.Weights.Values);
        var tiles = new TiledInference(network, new TiledOptions(smallest.Zip(network.Sizes.Period, (side, period) => side + (periods * period)).Product(), batch, every));

        using var tiled = tiles.Run(image, TestContext.Current.CancellationToken);

        Assert.Equal([1, options.Embedding, .. tiles.Output(sides).ToArray()], tiled.shape);
        Assert.InRange(Difference(tiled, Whole(network, image, every)), 0, 1e-12);
    }

    /// <summary>The smallest tile that keeps a period between its halos.</summary>
    private static PerAxis Smallest(UNetOptions options)
    {
        var sizes = options.Sizes();
        return PerAxis.FromAxes(options.Dimensions, axis => (int)sizes.AtLeast(sizes.Period[axis] + (2 * sizes.Halo(axis)), axis).Input);
    }

    /// <summary>
    /// One forward pass over the image cut to the largest natural size, or continued by its mirror to the next one and to both sides by
    /// the network's margin, pixel by pixel.
    /// </summary>
    private static Tensor Whole(ShiftEquivariantUNet network, Tensor image, bool every)
    {
        using var unrecorded = no_grad();
        var output = network.Forward(Natural(network, image, every));
        return every ? Cutout.Of(output, PerAxis.Uniform(network.Options.Dimensions, 0), PerAxis.FromAxes(network.Options.Dimensions, axis => (int)image.shape[axis + 2])) : output;
    }

    private static Tensor Natural(ShiftEquivariantUNet network, Tensor image, bool every)
    {
        for (var axis = 0; axis < network.Options.Dimensions; axis++)
        {
            var side = (int)image.shape[axis + 2];
            var naturals = network.Sizes.Naturals(axis);
            var (natural, front) = every
                ? (naturals.First(size => size.Output >= side), (int)network.Sizes.Margin(axis))
                : (naturals.TakeWhile(size => size.Input <= side).Last(), 0);
            var pixels = Enumerable.Range(-front, (int)natural.Input).Select(pixel => (long)Mirrored(pixel, side)).ToArray();
            image = image.index_select(axis + 2, tensor(pixels));
        }

        return image;
    }

    /// <summary>Walks there and back.</summary>
    private static int Mirrored(int pixel, int side)
    {
        while (pixel < 0 || pixel >= side)
        {
            pixel = pixel < 0 ? -pixel : (2 * (side - 1)) - pixel;
        }

        return pixel;
    }

    private static double Difference(Tensor one, Tensor other) =>
        ((one - other).abs().max() / (1 + other.abs().max())).to(ScalarType.Float64).item<double>();

    private static ShiftEquivariantUNet Random(UNetOptions options, int seed, ScalarType type)
    {
        var network = new ShiftEquivariantUNet(options, type);
        network.Weights.Set(HeInitialisation.Of(network.Weights.Shapes, seed));
        return network;
    }
}
