using CsCheck;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Geometry;

public sealed class NetworkSizesTests
{
    /// <summary>
    /// Without levels, two convolutions. With one of factor 2: pixel j looks at 2 floor((j - 2) / 2) - 6 at the least, which is inside from 8 on.
    /// </summary>
    [Theory]
    [InlineData(0, Padding.Same, 2)]
    [InlineData(1, Padding.Same, 8)]
    [InlineData(1, Padding.Circular, 8)]
    [InlineData(1, Padding.Valid, 0)]
    public void Padding_reaches_as_far_as_the_pixels_that_look_beyond_the_border(int depth, Padding padding, long halo) =>
        Assert.Equal(halo, NetworkSizes.Of(new GridPoint { Depth = depth, Padding = padding }).Halo(0));

    [Theory]
    [InlineData(4, 5, 204, 20)]
    [InlineData(4, 7, 236, 52)]
    [InlineData(3, 20, 220, 132)]
    [InlineData(2, 4, 44, 4)]
    [InlineData(0, 6, 10, 6)]
    public void Sizes_of_the_paper_follow_from_the_bottom(int depth, int bottom, long input, long output)
    {
        var sizes = NetworkSizes.Of(new GridPoint { Depth = depth });

        Assert.Equal((input, output), (sizes.Input(bottom, 0), sizes.Output(bottom, 0)));
    }

    [Theory]
    [InlineData(2, new[] { 18L, 44, 92, 188 }, new[] { 8L, 20, 44, 92 })]
    [InlineData(3, new[] { 22L, 70, 214, 646 }, new[] { 10L, 34, 106, 322 })]
    public void The_smallest_images_and_the_margins_of_1_to_4_levels(int factor, long[] inputs, long[] margins)
    {
        var networks = Enumerable.Range(1, 4).Select(depth =>
            NetworkSizes.Of(new GridPoint { Dimensions = 1, Depth = depth, Factor = PoolingFactors.Uniform(factor) })).ToArray();

        Assert.Equal(inputs, networks.Select(static sizes => sizes.Naturals(0).First().Input));
        Assert.Equal(margins, networks.Select(static sizes => sizes.Margin(0)));
    }

    [Fact]
    public void Natural_outputs_of_valid_networks_lie_one_period_apart_from_the_smallest_positive_on()
    {
        var sizes = NetworkSizes.Of(new GridPoint { Depth = 4 });

        Assert.Equal([new(188, 4), new(204, 20), new(220, 36)], sizes.Naturals(0).Take(3));
    }

    [Fact]
    public void Padded_networks_take_multiples_of_the_period()
    {
        var same = NetworkSizes.Of(new GridPoint { Depth = 2, Padding = Padding.Same });
        var reflect = NetworkSizes.Of(new GridPoint { Depth = 2, Padding = Padding.Reflect });

        Assert.Equal([new(4, 4), new(8, 8)], same.Naturals(0).Take(2));
        Assert.Equal([new(8, 8), new(12, 12)], reflect.Naturals(1).Take(2));
    }

    [Fact]
    public void Anisotropic_factors_give_each_axis_its_own_sizes()
    {
        var sizes = NetworkSizes.Of(new GridPoint { Dimensions = 3, Depth = 2, Factor = PoolingFactors.Parse("[[1,2,2],[2,2,2]]") });

        Assert.Equal(new PerAxis(2, 4, 4), sizes.Period);
        // Axis 0 pools at the lower level only: b -> 2b - 4 -> 2b - 8, and b + 4 -> 2b + 12 -> 2b + 16.
        Assert.Equal(new NaturalSize(26, 2), sizes.Naturals(0).First());
        Assert.Equal(new NaturalSize(44, 4), sizes.Naturals(1).First());
    }

    [Fact]
    public void A_request_between_two_sizes_names_both_and_one_below_all_names_the_smallest()
    {
        var sizes = NetworkSizes.Of(new GridPoint { Depth = 4 });

        Assert.Equal((new NaturalSize(204, 20), new NaturalSize(220, 36)), sizes.Nearest(21, 0));
        Assert.Equal((new NaturalSize(204, 20), new NaturalSize(204, 20)), sizes.Nearest(20, 0));
        Assert.Equal((null, new NaturalSize(188, 4)), sizes.Nearest(3, 0));
    }

    [Theory]
    [InlineData(Pooling.Blur, Upsampling.Learnt, 2, 1, 3, 20, 2)]
    [InlineData(Pooling.Blur, Upsampling.Nearest, 3, 1, 2, 25, 2)]
    [InlineData(Pooling.Max, Upsampling.Linear, 2, 1, 5, 22, 2)]
    [InlineData(Pooling.Average, Upsampling.Linear, 2, 2, 7, 56, 4)]
    [InlineData(Pooling.Blur, Upsampling.Linear, 2, 1, 5, 24, 2)]
    [InlineData(Pooling.Dilated, Upsampling.Learnt, 2, 2, 16, 47, 1)]
    [InlineData(Pooling.Dilated, Upsampling.Linear, 3, 1, 11, 29, 5)]
    public void Other_poolings_and_upsamplings_have_sizes_of_their_own(
        Pooling pooling, Upsampling upsampling, int factor, int depth, int bottom, long input, long output)
    {
        // Blur, f = 2: 20 - 4 = 16 -> 7 pooled - 4 = 3 -> 6 - 4 = 2. f = 3: 25 - 4 = 21 -> 6 - 4 = 2 -> 6 - 4 = 2.
        // Linear: 22 - 4 = 18 -> 9 - 4 = 5 -> 2 * (5 - 2) = 6 - 4 = 2. Depth 2: 56 - 4 -> 26 - 4 -> 11 - 4 = 7 -> 10 - 4 = 6 -> 8 - 4 = 4.
        // Blur and linear: 24 - 4 = 20 -> 9 - 4 = 5 -> 6 - 4 = 2.
        // Dilated, f = 2, depth 2: stages take 4, 8, 16, 8 and 4, filters 1, 2, 2 and 1: 47 - 31 = 16 - 15 = 1. f = 3, depth 1: 29 - 4 - 2 - 12 = 11 - 2 - 4 = 5.
        var sizes = NetworkSizes.Of(new GridPoint
        {
            Dimensions = 1, Depth = depth, Factor = PoolingFactors.Uniform(factor), Pooling = pooling, Upsampling = upsampling,
        });

        Assert.Equal((input, output), (sizes.Input(bottom, 0), sizes.Output(bottom, 0)));
        Assert.Equal((input - output) / 2, sizes.Margin(0));
        Assert.Contains(new NaturalSize(input, output), sizes.Naturals(0).Take(10));
    }

    [Fact]
    public void A_dilated_network_takes_every_size_and_its_period_is_one()
    {
        var valid = NetworkSizes.Of(new GridPoint { Depth = 2, Pooling = Pooling.Dilated });
        var circular = NetworkSizes.Of(new GridPoint { Depth = 2, Pooling = Pooling.Dilated, Padding = Padding.Circular });

        Assert.Equal([new(47, 1), new(48, 2), new(49, 3)], valid.Naturals(0).Take(3));
        // Taps 4 apart wrap around once at the most.
        Assert.Equal([new(4, 4), new(5, 5), new(6, 6)], circular.Naturals(1).Take(3));
        Assert.Equal(new PerAxis(1, 1), valid.Period);
        Assert.Equal(new PerAxis(4, 4), valid.FactorProduct);
    }

    [Fact]
    public void An_axis_that_a_level_does_not_pool_is_neither_blurred_nor_interpolated()
    {
        var sizes = NetworkSizes.Of(new GridPoint
        {
            Depth = 1, Factor = PoolingFactors.Parse("[[1,2]]"), Pooling = Pooling.Blur, Upsampling = Upsampling.Linear,
        });

        Assert.Equal((13, 1), (sizes.Input(5, 0), sizes.Output(5, 0)));
        Assert.Equal((24, 2), (sizes.Input(5, 1), sizes.Output(5, 1)));
    }

    [Fact]
    public void All_natural_sizes_have_one_margin_and_lie_one_period_apart() => SamplePoints.Families.Sample(static point =>
    {
        var sizes = NetworkSizes.Of(point);
        for (var axis = 0; axis < point.Dimensions; axis++)
        {
            var naturals = sizes.Naturals(axis).Take(4).ToArray();
            Assert.All(naturals, natural => Assert.InRange(natural.Input - natural.Output - (2 * sizes.Margin(axis)), 0, point.Pooling == Pooling.Blur ? 1 : 0));
            Assert.All(naturals.Zip(naturals.Skip(1)), pair => Assert.Equal(sizes.Period[axis], pair.Second.Output - pair.First.Output));
            Assert.All(naturals.Zip(naturals.Skip(1)), pair => Assert.Equal(sizes.Period[axis], pair.Second.Input - pair.First.Input));
        }
    });

    [Fact]
    public void Every_level_of_a_natural_size_divides_and_keeps_a_pixel() => SamplePoints.Families.Sample(point =>
    {
        var sizes = NetworkSizes.Of(point);
        for (var axis = 0; axis < point.Dimensions; axis++)
        {
            foreach (var natural in sizes.Naturals(axis).Take(3))
            {
                Assert.Equal(natural.Output, OutputOf(point, natural.Input, axis));
            }
        }
    });

    [Fact]
    public void The_smallest_size_above_a_request_is_at_most_one_period_larger() =>
        Gen.Select(SamplePoints.Families, Gen.Int[1, 500]).Sample((point, request) =>
        {
            var sizes = NetworkSizes.Of(point);
            var smallest = sizes.Naturals(0).First();
            var found = sizes.AtLeast(request, 0);

            Assert.True(found.Output >= request);
            Assert.True(found == smallest || found.Output - sizes.Period[0] < request);
        });

    [Fact]
    public void A_network_that_does_not_exist_has_no_sizes()
    {
        var fault = Assert.Throws<InvalidSweepException>(static () => NetworkSizes.Of(new GridPoint { Width = 0 }));

        Assert.Equal("width 0 is not possible; use at least 1 feature map", fault.Message);
    }

    /// <summary>Walks an image through the network as its layers do, layer by layer.</summary>
    private static long OutputOf(GridPoint point, long side, int axis)
    {
        var valid = point.Padding == Padding.Valid;
        var dilated = point.Pooling == Pooling.Dilated;
        var factors = Enumerable.Range(0, point.Depth).Select(level => (long)point.Factor.At(level, point.Dimensions)[axis]).ToArray();
        long Apart(int level) => dilated ? factors.Take(level).Aggregate(1L, static (product, factor) => product * factor) : 1;
        long Stage(long pixels, int level) => pixels - (valid ? 2 * point.Convolutions * Apart(level) : 0);
        for (var level = 0; level < point.Depth; level++)
        {
            side = Stage(side, level);
            var factor = factors[level];
            Assert.True(dilated || side % factor == 0);
            side = (point.Pooling, valid) switch
            {
                (Pooling.Dilated, true) => side - ((factor - 1) * Apart(level)),
                (Pooling.Dilated, false) => side,
                // A maximum of f, a filter of 3, every f-th pixel of what is left; padding adds f + 1 pixels before.
                (Pooling.Blur, _) when factor > 1 => ((side + (valid ? 0 : factor + 1) - (factor - 1) - 2 - 1) / factor) + 1,
                _ => side / factor,
            };
            Assert.True(side >= 1);
        }

        side = Stage(side, point.Depth);
        Assert.True(side >= (point.Padding == Padding.Reflect ? 2 : 1));
        for (var level = point.Depth - 1; level >= 0; level--)
        {
            var factor = factors[level];
            side = dilated ? side - (valid ? (factor - 1) * Apart(level) : 0)
                : (side * factor) - (point.Upsampling == Upsampling.Linear && valid && factor > 1 ? 2 * factor : 0);
            side = Stage(side, level);
            Assert.True(side >= 1);
        }

        return side;
    }
}
