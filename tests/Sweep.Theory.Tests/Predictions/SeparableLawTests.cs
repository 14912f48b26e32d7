using Sweep.Theory.Trials;

namespace Sweep.Theory.Tests.Predictions;

public sealed class SeparableLawTests
{
    /// <summary>Figure 2: P = 8, discs of 11 pixels. 116 pixels hold 8 by 8 of them at spacing 15, and 7 by 7 at 16.</summary>
    private static readonly GridPoint Figure = new()
    {
        Depth = 3, Radius = 5, Spacing = new(15, 15), WholeImage = new(116, 116), Steps = 10, Measure = Measures.Instances,
    };

    [Theory]
    [InlineData(15, true)]
    [InlineData(16, false)]
    [InlineData(12, false)]
    public void Discs_are_separable_where_each_sees_a_phase_of_its_own(int spacing, bool separable) =>
        Assert.Equal(separable, Separable(Figure with { Spacing = new(spacing, spacing) }));

    [Fact]
    public void One_disc_more_than_phases_along_one_axis_is_too_many()
    {
        // 8 * 15 + 11 = 131 pixels; natural outputs are 8b - 28: 132 holds 9 discs.
        Assert.False(Separable(Figure with { WholeImage = new(132, 116) }));
        Assert.False(Separable(Figure with { WholeImage = new(116, 132) }));
        Assert.True(Separable(Figure with { WholeImage = new(124, 124) }));
    }

    [Fact]
    public void A_dilated_network_separates_a_single_disc_only()
    {
        Assert.False(Separable(Figure with { Pooling = Pooling.Dilated, Width = 1 }));
        Assert.True(Separable(Figure with { Pooling = Pooling.Dilated, Width = 1, WholeImage = new(20, 20) }));
    }

    [Fact]
    public void Noise_and_deformation_make_everything_possible()
    {
        Assert.True(Separable(Figure with { Spacing = new(16, 16), Noise = 0.01 }));
        Assert.True(Separable(Figure with { Spacing = new(16, 16), Elastic = 0.2 }));
        // Whatever the tiles do.
        Assert.True(Separable(Figure with { Spacing = new(16, 16), Noise = 0.01, TileCrop = new(52, 52) }));
    }

    [Fact]
    public void With_tiles_the_discs_of_the_stitched_image_count()
    {
        // P = 4, crop 8 of natural outputs 4b: tiles cut from 0; 4 tiles of 8 give 32 pixels, with whole discs of 5 at 0, 7, 14, 21 : 26 <= 32.
        var four = new GridPoint { Width = 4, Steps = 10, Measure = Measures.Instances, TileCrop = new(8, 8), WholeImage = new(31, 31) };

        Assert.True(Separable(four));
        // 5 tiles, 40 pixels: discs at 0 .. 35 are 6, but 4 phases.
        Assert.False(Separable(four with { WholeImage = new(33, 33) }));
    }

    [Fact]
    public void A_stitched_image_that_is_cut_from_the_middle_has_fewer_whole_discs()
    {
        // P = 9, natural outputs 9b - 16: 11, 20. Crop 9 from 11 starts at pixel 1, so the disc at 0 is cut; 54 pixels to 55 hold those at 8 .. 48,
        // 6 of 9 phases. Without the cut there would be 7.
        var nine = new GridPoint
        {
            Factor = PoolingFactors.Uniform(3), Width = 4, Spacing = new(8, 8), Steps = 10, Measure = Measures.Instances, TileCrop = new(9, 9), WholeImage = new(54, 54),
        };

        Assert.Contains("separable: possible, for 36 objects see as many phases (L2)", Points.Trial(nine).Prediction.Notes);
    }

    [Fact]
    public void Tiles_that_do_not_fit_are_not_predicted() => Assert.Null(Separable(Figure with { TileCrop = new(12, 12) }));

    [Fact]
    public void Where_a_premise_fails_nothing_is_predicted()
    {
        Assert.Null(Separable(Figure with { Steps = 0 }));
        Assert.Null(Separable(Figure with { Measure = Measures.Separability }));
        Assert.Null(Separable(Figure with { Padding = Padding.Same }));
        Assert.Null(Separable(Figure with { Scene = SceneKind.Constant }));
        Assert.Null(Separable(Figure with { Scene = SceneKind.Nuclei }));
        Assert.Null(Separable(Figure with { Scene = SceneKind.Images, Images = "cells" }));
    }

    private static bool? Separable(GridPoint point) => Points.Trial(point).Prediction.Separable;
}
