using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Lawbook;

public sealed class SeamLawTests
{
    /// <summary>The settings of table L6 in which a window of one period jumped: P = 9, r = 3, s = 7.</summary>
    private static readonly GridPoint Nine = new() { Factor = PoolingFactors.Uniform(3), Radius = 3, Spacing = new(7, 7), Width = 8, Steps = 1500 };

    [Theory]
    [InlineData(8, true)]
    [InlineData(9, true)]
    [InlineData(10, false)]
    [InlineData(18, false)]
    public void A_window_equal_to_the_period_leaves_a_seam_and_a_larger_one_none(int window, bool jump) =>
        Assert.Equal(jump, Jump(Nine with { TrainWindow = new(window, window) }));

    [Fact]
    public void One_axis_without_both_sides_of_a_line_is_enough_to_jump() => Assert.True(Jump(Nine with { TrainWindow = new(18, 9) }));

    [Fact]
    public void The_default_window_of_two_periods_leaves_no_seam() => Assert.False(Jump(Nine));

    [Fact]
    public void Objects_that_meet_the_window_alone_force_no_seam()
    {
        var prediction = SamplePoints.Trial(new GridPoint { Radius = 5, Spacing = new(13, 13), Steps = 10, TrainWindow = new(4, 4) }).Prediction;

        Assert.Null(prediction.Jump);
        Assert.Contains(
            "jump: not predicted, for the window 4 is not above the spacing 13 on every axis, so none shows a pixel of one object and the same pixel of the next", prediction.Notes);
    }

    [Theory]
    [InlineData(7, 7, null)]
    [InlineData(8, 7, null)]
    [InlineData(8, 8, true)]
    [InlineData(9, 20, true)]
    public void The_window_must_be_above_the_spacing_on_every_axis(int first, int second, bool? jump) =>
        Assert.Equal(jump, Jump(Nine with { TrainWindow = new(first, second) }));

    [Fact]
    public void With_nearest_upsampling_the_lines_are_those_of_the_effective_period()
    {
        // P = 9, but at spacing 6 the second pooling of 3 sees features of period 2: nothing below it varies, and P_1 = 3.
        var nearest = new GridPoint { Factor = PoolingFactors.Uniform(3), Radius = 2, Spacing = new(6, 6), Steps = 10, Upsampling = Upsampling.Nearest };

        Assert.False(Jump(nearest with { TrainWindow = new(7, 7) }));
        Assert.True(Jump(nearest with { TrainWindow = new(7, 7), Upsampling = Upsampling.Learnt }));
    }

    [Fact]
    public void Where_a_premise_fails_nothing_is_predicted()
    {
        Assert.Null(Jump(Nine with { Steps = 0 }));
        Assert.Null(Jump(Nine with { Scene = SceneKind.Constant }));
        Assert.Null(Jump(Nine with { Radius = 0 }));
        Assert.Null(Jump(Nine with { Padding = Padding.Same }));
        Assert.Null(Jump(Nine with { Upsampling = Upsampling.Linear }));
        Assert.Null(Jump(Nine with { Spacing = new(7, 9), TrainWindow = new(9, 9) }));
        Assert.Null(Jump(Nine with { Scene = SceneKind.Nuclei, Spacing = new(10, 10) }));
        Assert.Null(Jump(Nine with { Scene = SceneKind.Images, Images = "cells" }));
        Assert.Null(Jump(Nine with { Pooling = Pooling.Dilated }));
        Assert.Null(Jump(Nine with { Normalisation = Normalisation.Instance }));
        Assert.Null(Jump(Nine with { Normalisation = Normalisation.Group }));
    }

    [Fact]
    public void On_a_line_a_window_above_the_period_promises_nothing()
    {
        var line = Nine with { Dimensions = 1, Spacing = new(8) };

        Assert.True(Jump(line with { TrainWindow = new(9) }));
        Assert.Null(Jump(line with { TrainWindow = new(10) }));
    }

    [Fact]
    public void Tiles_matter_only_when_their_lines_are_no_period_lines()
    {
        Assert.False(Jump(Nine with { TileCrop = new(9, 18) }));
        Assert.Null(Jump(Nine with { TileCrop = new(9, 10) }));
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void Pooling_on_a_grid_and_batch_normalisation_change_nothing(int window, bool jump)
    {
        var point = Nine with { TrainWindow = new(window, window) };

        Assert.Equal(jump, Jump(point with { Pooling = Pooling.Average }));
        Assert.Equal(jump, Jump(point with { Pooling = Pooling.Blur }));
        Assert.Equal(jump, Jump(point with { Normalisation = Normalisation.Batch }));
    }

    [Fact]
    public void Noise_forces_no_jump_and_prevents_none()
    {
        Assert.Null(Jump(Nine with { TrainWindow = new(9, 9), Noise = 0.01 }));
        Assert.Null(Jump(Nine with { TrainWindow = new(9, 9), Elastic = 0.2 }));
        Assert.False(Jump(Nine with { TrainWindow = new(10, 10), Noise = 0.01 }));
        Assert.True(Jump(Nine with { TrainWindow = new(9, 9), Noise = 1e-300, Elastic = 1e-30 }));
    }

    [Fact]
    public void The_windows_of_a_batch_lie_alike_so_that_none_sees_across_a_line()
    {
        var prediction = SamplePoints.Trial(Nine with { TrainWindow = new(9, 9), Batch = 4 }).Prediction;

        Assert.True(prediction.Jump);
        Assert.Contains(
            "jump: yes, for the window 9 never shows both sides of a line of the period 9 (L6; the windows of a batch lie alike on the grid)", prediction.Notes);
    }

    private static bool? Jump(GridPoint point) => SamplePoints.Trial(point).Prediction.Jump;
}
