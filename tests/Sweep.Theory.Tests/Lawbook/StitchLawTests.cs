using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Lawbook;

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

    [Fact]
    public void On_its_own_scene_a_network_with_nearest_upsampling_fits_at_multiples_of_the_effective_period()
    {
        var trained = SamplePoints.Discs(2, 3, 6) with { Upsampling = Upsampling.Nearest, Steps = 1 };

        Assert.Equal([3, 6, 9, 12], Enumerable.Range(2, 11).Where(crop => Seamless(trained with { TileCrop = new(crop) }) == true));
        Assert.Equal([9], Enumerable.Range(2, 11).Where(crop => Seamless(trained with { TileCrop = new(crop), Steps = 0 }) == true));
        Assert.Equal([9], Enumerable.Range(2, 11).Where(crop => Seamless(trained with { TileCrop = new(crop), Noise = 0.01 }) == true));
    }

    [Fact]
    public void Tiles_that_show_background_alone_decide_nothing()
    {
        // Tiles read 4 + 15 + 4 pixels and more: those from pixel 15 on see no disc before pixel 64.
        var sparse = new GridPoint { Depth = 1, Width = 4, Spacing = new(64, 64), TrainWindow = new(64, 64), TileCrop = new(15, 15), Steps = 60, Upsampling = Upsampling.Nearest };

        Assert.Null(Seamless(sparse));
        Assert.False(Seamless(sparse with { Steps = 0 }));
        Assert.False(Seamless(sparse with { Noise = 0.01 }));
        Assert.False(Seamless(sparse with { Spacing = new(20, 20) }));
        // Learnt upsampling repeats with the period on even background, too.
        Assert.False(Seamless(sparse with { Upsampling = Upsampling.Learnt }));
    }

    [Fact]
    public void Linear_upsampling_without_a_border_is_as_seamless_as_any()
    {
        var linear = Nine with { Upsampling = Upsampling.Linear };

        Assert.True(Seamless(linear with { TileCrop = new(9, 18) }));
        Assert.False(Seamless(linear with { TileCrop = new(9, 12) }));
    }

    [Fact]
    public void A_dilated_network_is_seamless_at_every_crop() =>
        Assert.All(Enumerable.Range(3, 9), static crop => Assert.True(Seamless(Nine with { Pooling = Pooling.Dilated, TileCrop = new(crop, 5) })));

    [Theory]
    [InlineData(Normalisation.Instance, 2, false)]
    [InlineData(Normalisation.Group, 2, false)]
    [InlineData(Normalisation.Batch, 2, true)]
    [InlineData(Normalisation.Instance, 0, false)]
    [InlineData(Normalisation.Group, 0, false)]
    [InlineData(Normalisation.Batch, 0, true)]
    public void Statistics_of_the_tile_break_stitching_at_every_crop_even_without_pooling(Normalisation normalisation, int depth, bool seamless) =>
        Assert.Equal(seamless, Seamless(Nine with { Depth = depth, Normalisation = normalisation, TileCrop = new(9, 9) }));

    [Theory]
    [InlineData(Padding.Same)]
    [InlineData(Padding.Reflect)]
    [InlineData(Padding.Replicate)]
    [InlineData(Padding.Circular)]
    public void A_halo_that_holds_all_that_padding_reaches_makes_padded_tiles_fit(Padding padding)
    {
        // Depth 1, f = 2: padding reaches 8 pixels (2, pooled 1, 3, raised 6, 8).
        var two = new GridPoint { Depth = 1, Padding = padding, Width = 4, TileCrop = new(2, 4) };

        Assert.True(Seamless(two with { Halo = new(8, 8) }));
        Assert.False(Seamless(two with { Halo = new(7, 8) }));
        Assert.False(Seamless(two with { Halo = new(8, 7) }));
        Assert.False(Seamless(two with { Halo = new(8, 8), TileCrop = new(2, 3) }));
        Assert.False(Seamless(two with { Halo = new(8, 8), Normalisation = Normalisation.Instance }));
        Assert.False(Seamless(two with { Halo = new(9, 9), Pooling = Pooling.Blur }));
        Assert.True(Seamless(two with { Halo = new(10, 10), Pooling = Pooling.Blur }));
        Assert.Contains(
            $"seamless: yes, for the 8 pixels that {ChoiceText.Of(padding)} padding reaches are among the 8 that are cut off, and crop 2x4 is a multiple of the period 2 (receptive field, L5)",
            SamplePoints.Trial(two with { Halo = new(8, 8) }).Prediction.Notes);
    }

    [Fact]
    public void A_halo_does_not_harm_valid_tiles_and_saves_none_that_do_not_fit()
    {
        Assert.True(Seamless(Nine with { TileCrop = new(9, 9), Halo = new(5, 5) }));
        Assert.False(Seamless(Nine with { TileCrop = new(8, 8), Halo = new(50, 50) }));
    }

    [Fact]
    public void Around_a_circular_border_a_dilated_network_needs_a_halo_but_no_multiple()
    {
        var dilated = new GridPoint { Depth = 1, Pooling = Pooling.Dilated, Padding = Padding.Circular, Width = 4, TileCrop = new(5, 3) };

        Assert.True(Seamless(dilated with { Halo = new(9, 9) }));
        Assert.False(Seamless(dilated with { Halo = new(8, 9) }));
    }

    [Fact]
    public void Tiles_that_pick_their_own_grid_fit_by_chance_alone()
    {
        var polyphase = new GridPoint { Depth = 1, Pooling = Pooling.AdaptivePolyphase, Padding = Padding.Circular, Width = 4, TileCrop = new(2, 2) };

        Assert.False(Seamless(polyphase));
        Assert.Null(Seamless(polyphase with { Halo = new(8, 8) }));
        // Its grid moves with the image, so that no multiple is needed either.
        Assert.Null(Seamless(polyphase with { Halo = new(8, 8), TileCrop = new(3, 2) }));
    }

    [Fact]
    public void A_halo_that_suffices_is_right_on_scenes_that_hide_a_seam()
    {
        var trained = new GridPoint { Depth = 1, Padding = Padding.Circular, Spacing = new(10, 10), Width = 4, Steps = 10, TileCrop = new(4, 4) };

        Assert.Null(Seamless(trained with { Halo = new(3, 3) }));
        Assert.True(Seamless(trained with { Halo = new(8, 8) }));
        Assert.False(Seamless(trained with { Halo = new(3, 3), Noise = 0.01 }));
        Assert.False(Seamless(trained with { Halo = new(3, 3), Scene = SceneKind.Nuclei }));
    }

    [Fact]
    public void A_constant_output_or_constant_statistics_decide_nothing()
    {
        var constant = Nine with { Scene = SceneKind.Constant, Steps = 10, TileCrop = new(9, 9) };

        Assert.Null(Seamless(constant with { Depth = 0 }));
        Assert.Null(Seamless(constant with { Pooling = Pooling.Dilated }));
        Assert.Null(Seamless(constant with { Upsampling = Upsampling.Linear }));
        Assert.Null(Seamless(constant with { Normalisation = Normalisation.Instance }));
        Assert.True(Seamless(constant with { Normalisation = Normalisation.Batch }));
    }

    private static bool? Seamless(GridPoint point) => SamplePoints.Trial(point).Prediction.Seamless;
}
