using CsCheck;
using Sweep.Theory.Geometry;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Tests.Geometry;

public sealed class NetworkSizesTests
{
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

    [Fact]
    public void Every_level_of_a_natural_size_divides_and_keeps_a_pixel() => Points.Feasible.Sample(point =>
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
        Gen.Select(Points.Feasible, Gen.Int[1, 500]).Sample((point, request) =>
        {
            var sizes = NetworkSizes.Of(point);
            var smallest = sizes.Naturals(0).First();
            var found = sizes.AtLeast(request, 0);

            Assert.True(found.Output >= request);
            Assert.True(found == smallest || found.Output - sizes.Period[0] < request);
            Assert.Equal(2 * sizes.Margin(0), found.Input - found.Output);
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
        var shrink = point.Padding == Padding.Valid ? 2 * point.Convolutions : 0;
        for (var level = 0; level < point.Depth; level++)
        {
            side -= shrink;
            Assert.Equal(0, side % point.Factor.At(level, point.Dimensions)[axis]);
            side /= point.Factor.At(level, point.Dimensions)[axis];
        }

        side -= shrink;
        Assert.True(side >= (point.Padding == Padding.Reflect ? 2 : 1));
        for (var level = point.Depth - 1; level >= 0; level--)
        {
            side = (side * point.Factor.At(level, point.Dimensions)[axis]) - shrink;
            Assert.True(side >= 1);
        }

        return side;
    }
}
