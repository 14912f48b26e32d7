using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Lawbook;

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
    public void Tiles_change_nothing_for_the_whole_image_is_asked() => Assert.True(Separable(Figure with { TileCrop = new(12, 12) }));

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

    private static bool? Separable(GridPoint point) => SamplePoints.Trial(point).Prediction.Separable;
}
