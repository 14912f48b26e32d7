using Sweep.Theory.Trials;

namespace Sweep.Theory.Tests.Predictions;

public sealed class StitchLawTests
{
    private static readonly GridPoint Nine = new() { Factor = PoolingFactors.Uniform(3), Width = 4 };

    [Fact]
    public void From_three_below_the_period_to_three_above_its_double_only_multiples_are_seamless()
    {
        var seamless = Enumerable.Range(6, 16).Where(static crop => Seamless(Nine with { TileCrop = new(crop, crop) }) == true);

        Assert.Equal([9, 18], seamless);
    }

    [Fact]
    public void Every_axis_must_be_a_multiple_of_its_own_period()
    {
        var point = new GridPoint { Dimensions = 3, Factor = PoolingFactors.Parse("[[1,2,2],[2,2,2]]"), Width = 4 };

        Assert.True(Seamless(point with { TileCrop = new(2, 4, 8) }));
        Assert.False(Seamless(point with { TileCrop = new(2, 4, 6) }));
    }

    [Theory]
    [InlineData(Padding.Same)]
    [InlineData(Padding.Reflect)]
    [InlineData(Padding.Replicate)]
    [InlineData(Padding.Circular)]
    public void With_padding_even_multiples_of_the_period_leave_a_seam(Padding padding) =>
        Assert.False(Seamless(Nine with { Padding = padding, TileCrop = new(9, 9) }));

    [Fact]
    public void Without_pooling_every_crop_is_seamless() => Assert.True(Seamless(Nine with { Depth = 0, TileCrop = new(5, 7) }));

    [Fact]
    public void Without_tiles_nothing_is_predicted() => Assert.Null(Seamless(Nine));

    [Fact]
    public void A_trained_network_whose_scene_hides_the_seam_is_not_predicted()
    {
        var constant = Nine with { Scene = SceneKind.Constant, Steps = 10, TileCrop = new(9, 9) };
        var closing = Nine with { Spacing = new(9, 9), Padding = Padding.Circular, Steps = 10, TileCrop = new(9, 9) };

        Assert.True(Seamless(constant));
        Assert.Null(Seamless(constant with { Upsampling = Upsampling.Nearest }));
        Assert.Null(Seamless(constant with { Padding = Padding.Circular }));
        Assert.Null(Seamless(closing));
        Assert.False(Seamless(closing with { Steps = 0 }));
        Assert.False(Seamless(closing with { Spacing = new(8, 8) }));
    }

    private static bool? Seamless(GridPoint point) => Points.Trial(point).Prediction.Seamless;
}
