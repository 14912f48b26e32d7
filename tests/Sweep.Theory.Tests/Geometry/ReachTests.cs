using System.Numerics;
using CsCheck;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Geometry;

public sealed class ReachTests
{
    private static readonly GridPoint Line = new() { Dimensions = 1, Depth = 1, Padding = Padding.Same };

    private static readonly Gen<GridPoint> Lines =
        from factors in Gen.Int[2, 3].Array[0, 3]
        from pooling in Gen.OneOf(Gen.Const(Pooling.Max), Gen.Const(Pooling.Average), Gen.Const(Pooling.Blur), Gen.Const(Pooling.Dilated))
        from upsampling in Gen.Enum<Upsampling>()
        from padding in Gen.OneOf(Gen.Const(Padding.Same), Gen.Const(Padding.Reflect), Gen.Const(Padding.Replicate), Gen.Const(Padding.Circular))
        from convolutions in Gen.Int[1, 2]
        select Line with
        {
            Depth = factors.Length,
            Factor = PoolingFactors.PerLevel(factors.Select(static factor => new PerAxis(factor))),
            Pooling = pooling,
            Upsampling = upsampling,
            Padding = pooling == Pooling.Dilated ? Padding.Circular : padding,
            Convolutions = convolutions,
            Radius = 1,
            Width = 1,
        };

    [Theory]
    [InlineData(0, 2, Pooling.Max, Upsampling.Learnt, 2)]
    [InlineData(1, 2, Pooling.Max, Upsampling.Learnt, 8)]
    [InlineData(1, 2, Pooling.Average, Upsampling.Nearest, 8)]
    [InlineData(1, 2, Pooling.Max, Upsampling.Linear, 9)]
    [InlineData(1, 2, Pooling.Blur, Upsampling.Learnt, 10)]
    [InlineData(1, 3, Pooling.Max, Upsampling.Learnt, 11)]
    [InlineData(2, 2, Pooling.Max, Upsampling.Learnt, 22)]
    [InlineData(2, 3, Pooling.Max, Upsampling.Learnt, 35)]
    public void The_pixels_that_padding_reaches_follow_from_layer_to_layer(int depth, int factor, Pooling pooling, Upsampling upsampling, int pixels)
    {
        // From the border inwards, two convolutions a stage, f = 2: 2, pooled 1, 3, raised 6, 8. Linear: raised 2 * 3 + 1. Blur: (2 + 1) / 2
        // is 2 pooled, 4, 8, 10. f = 3: 2, 1, 3, 9, 11. Depth 2: 2, 1, 3, 2, 4, 8, 10, 20, 22; f = 3: 2, 1, 3, 1, 3, 9, 11, 33, 35.
        Assert.Equal(pixels, Reach.Radius(Line with { Depth = depth, Factor = PoolingFactors.Uniform(factor), Pooling = pooling, Upsampling = upsampling }, 0));
    }

    [Fact]
    public void A_dilated_network_reaches_as_far_as_its_margin()
    {
        var dilated = Line with { Pooling = Pooling.Dilated, Padding = Padding.Circular };

        // 2 + 1 + 4 + 2 behind, 2 + 4 + 1 + 2 ahead; without a learnt upsampling one less ahead.
        Assert.Equal(9, Reach.Radius(dilated, 0));
        Assert.Equal((-9, 9), Reach.Of(dilated, 0, 0, 0));
        Assert.Equal((-8, 9), Reach.Of(dilated with { Upsampling = Upsampling.Nearest }, 0, 0, 0));
    }

    [Fact]
    public void The_pixel_that_looks_furthest_need_not_look_outside()
    {
        Assert.Equal((-8, 9), Reach.Of(Line, 0, 0, 0));
        Assert.Equal((-8, 9), Reach.Of(Line, 0, 1, 1));
        // Pixel 1 looks 9 pixels back, but pixel 8 looks 8 back: 8 pixels are enough to cut off, not 9.
        Assert.Equal((0, 17), Reach.Of(Line, 0, 8, 8));
        Assert.Equal(8, Reach.Radius(Line, 0));
    }

    [Fact]
    public void What_padding_touches_is_what_depends_on_it_by_brute_force() => Lines.Sample(static point =>
    {
        var period = NetworkSizes.Of(point).FactorProduct[0];
        var radius = (int)Reach.Radius(point, 0);
        var side = ((2 * radius) + (2 * period)) / period * period;
        var output = DependencyOracle.Output(point, side);

        var before = Enumerable.Range(0, side).First(pixel => output[pixel].IsEven);
        var behind = Enumerable.Range(0, side).First(pixel => output[side - 1 - pixel].IsEven);
        Assert.Equal(radius, Math.Max(before, behind));
        for (var pixel = 0; pixel < side; pixel++)
        {
            Assert.Equal(pixel < before || pixel >= side - behind, !output[pixel].IsEven);
            if (output[pixel].IsEven)
            {
                Assert.Equal(
                    ((long)BigInteger.TrailingZeroCount(output[pixel]) - 1, output[pixel].GetBitLength() - 2), Reach.Of(point, 0, pixel, pixel));
            }
        }
    });

    [Fact]
    public void A_cut_of_a_tile_is_inside_exactly_when_none_of_its_pixels_depends_on_padding() =>
        Gen.Select(Lines, Gen.Int[1, 12], Gen.Int[0, 40]).Sample(static (point, crop, halo) =>
        {
            var tiling = SamplePoints.Trial(point with { Spacing = new(4), TileCrop = new(crop), Halo = new(halo) }).Tiling!;
            var output = DependencyOracle.Output(point, tiling.TileInput[0]);

            Assert.Equal(output.AsSpan(tiling.CropOffset[0], crop).ToArray().All(static set => set.IsEven), Reach.StaysInside(point, tiling));
        });
}
