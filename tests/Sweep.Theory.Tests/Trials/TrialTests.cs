using CsCheck;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Tests.Trials;

public sealed class TrialTests
{
    public static TheoryData<GridPoint, string> Impossible => new()
    {
        { new() { Dimensions = 4 }, "dimensions 4 is not possible; use 1, 2 or 3" },
        { new() { Depth = -1 }, "depth -1 is not possible; use 0 or more pooling layers" },
        { new() { Factor = PoolingFactors.Uniform(1) }, "factor 1 at level 0 does not pool; use factors of at least 1 whose product is at least 2" },
        { new() { Factor = PoolingFactors.Uniform(0) }, "factor 0 at level 0 does not pool; use factors of at least 1 whose product is at least 2" },
        { new() { Factor = PoolingFactors.Parse("[[2,2]]") }, "factor [[2,2]] names 1 levels but depth is 2; name one list per level or use depth 1" },
        {
            new() { Depth = 1, Factor = PoolingFactors.Parse("[[1,2,2]]") },
            "factor [[1,2,2]] names 3 axes at level 0 but dimensions is 2; name 2 factors per level"
        },
        { new() { Depth = 40 }, "the period of depth 40 and factor 2 exceeds 268435456; use a smaller depth or factor" },
        {
            new() { Dimensions = 3, Depth = 22 },
            "the bound of depth 22 and factor 2 in 3 dimensions exceeds 9223372036854775807; use a smaller depth or factor"
        },
        { new() { Convolutions = 0 }, "convolutions 0 is not possible; use at least 1 per level" },
        { new() { Embedding = 0 }, "embedding 0 is not possible; use at least 1 channel" },
        { new() { Width = 1 << 20 }, "width 1048576 doubled over depth 2 needs more than 2^31 weights in one layer; use a smaller width or depth" },
        {
            new() { Radius = 5, Spacing = new(13, 10) },
            "spacing 13x10 makes discs of radius 5 overlap; use a spacing of at least 11 or a radius of at most 4"
        },
        {
            new() { Dimensions = 1, Radius = 1, Spacing = new(3) },
            "spacing 3 makes discs of radius 1 cover every pixel; use a spacing of at least 4, or scene constant"
        },
        { new() { Radius = -1 }, "radius -1 is not possible; use 0 to 1048576 pixels" },
        { new() { Dimensions = 3, Spacing = new(7, 8) }, "spacing 7x8 names 2 axes but dimensions is 3; name one spacing per axis" },
        { new() { Steps = -1 }, "steps -1 is not possible; use 0 for random weights or a positive number of steps" },
        { new() { LearningRate = double.NaN }, "learning_rate NaN is not possible; use a positive number such as 1e-3" },
        { new() { Seed = -1 }, "seed -1 is not possible; use 0 or a positive number" },
        {
            new() { Steps = 1, TrainWindow = new(0, 0) },
            "train_window 0 is not possible; use at least 1 pixel, better more than the period 4"
        },
        {
            new() { TileCrop = new(-1, -1) },
            "tile_crop -1 is not possible; use at least 1 pixel, and a multiple of the period 4 to stitch without a seam"
        },
        { new() { Batch = 0 }, "batch 0 is not possible; use at least 1 window per step" },
        { new() { Noise = -0.01 }, "noise -0.01 is not possible; use 0 or a variance such as 0.01" },
        { new() { Noise = double.PositiveInfinity }, "noise Infinity is not possible; use 0 or a variance such as 0.01" },
        { new() { Elastic = double.NaN }, "elastic NaN is not possible; use 0 or a jitter of at most 20 pixels, the distance of the control points, such as 0.2" },
        { new() { Elastic = 2147483648 }, "elastic 2147483648 is not possible; use 0 or a jitter of at most 20 pixels, the distance of the control points, such as 0.2" },
        { new() { Bandwidth = 0 }, "bandwidth 0 is not possible; use a positive number such as 1.5" },
        { new() { WholeImage = new(0, 0) }, "whole_image 0 is not possible; use 1 or more pixels" },
        { new() { Dimensions = 3, WholeImage = new(9, 8) }, "whole_image 9x8 names 2 axes but dimensions is 3; name one length per axis" },
        {
            new() { Depth = 0, Radius = 4, Spacing = new(20, 20), WholeImage = new(8, 9) },
            "whole_image 8x9 holds no whole disc of radius 4; use at least 9 pixels"
        },
        { new() { TileCrop = new(4, 4), Halo = new(-1, -1) }, "halo -1 is not possible; use 0 or more pixels" },
        { new() { Halo = new(8, 8) }, "halo 8 has no tiles to lie around; add a tile_crop" },
        { new() { Halo = new(8, 9), Dimensions = 3 }, "halo 8x9 names 2 axes but dimensions is 3; name one length per axis" },
        { new() { Scene = SceneKind.Images }, "scene images has no folder; add images: FOLDER" },
        { new() { Scene = SceneKind.Images, Images = "cells", Dimensions = 1 }, "scene images has pictures and volumes but no lines; use dimensions 2 or 3" },
        { new() { Images = "cells" }, "images cells belongs to scene images, not to scene discs; leave it out or use scene images" },
        {
            new() { Scene = SceneKind.Nuclei, Radius = 4, Spacing = new(12, 11) },
            "spacing 12x11 leaves no room around nuclei of radius 4; use a spacing of at least 12 or a radius of at most 3"
        },
        {
            new() { Scene = SceneKind.Nuclei, Radius = 0, Spacing = new(12, 12) },
            "nuclei have a radius of at least 1, not 0; use a radius of 1 to 4"
        },
        { new() { Pooling = Pooling.Dilated, Padding = Padding.Same }, "pooling dilated with padding same is not built; use padding valid or circular" },
        {
            new() { Pooling = Pooling.AdaptivePolyphase },
            "pooling adaptive_polyphase follows shifts around a circular border only; use padding circular instead of valid"
        },
        {
            new() { Steps = 1, Batch = 100_000, TrainWindow = new(100, 100) },
            "the training image would have 140x140 pixels with 16 feature maps in a batch of 100000, more than 2^31 numbers; "
            + "use a smaller depth, factor, width, batch, spacing, train_window or tile_crop"
        },
        {
            new() { Depth = 3, Pooling = Pooling.Dilated, Padding = Padding.Circular, WholeImage = new(5_000, 5_000) },
            "the evaluation image would have 5040x5040 pixels with 128 feature maps, more than 2^31 numbers; "
            + "use a smaller depth, factor, width, whole_image, spacing, train_window or tile_crop"
        },
        {
            new() { Spacing = new(100_000, 100_000) },
            "the evaluation image would have 100048x100048 pixels with 16 feature maps, more than 2^31 numbers; "
            + "use a smaller depth, factor, width, spacing, train_window or tile_crop"
        },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void An_impossible_point_says_what_clashes_and_what_would_work(GridPoint point, string reason) =>
        Assert.Equal(reason, SamplePoints.Reason(point));

    [Fact]
    public void A_huge_window_or_crop_is_named_as_the_cause()
    {
        Assert.StartsWith("the training image would have", SamplePoints.Reason(new() { Steps = 1, TrainWindow = new(1 << 20, 1 << 20) }), StringComparison.Ordinal);
        Assert.StartsWith("the image to be stitched would have", SamplePoints.Reason(new() { TileCrop = new(1 << 20, 1 << 20) }), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_point_is_either_a_trial_or_has_a_reason() => SamplePoints.Any.Sample(static point =>
    {
        var (trial, reason) = Trial.Of(point);
        Assert.True(trial is null != reason is null);
        Assert.True(trial is null || (trial.Prediction.Bound == trial.Period.Product() && trial.Cost > 0));
    });

    [Fact]
    public void Shifts_are_feasible_but_not_judged_without_a_circular_border() =>
        Assert.Null(SamplePoints.Trial(new() { Measure = Measures.Shifts }).Prediction.Equivariant);

    [Fact]
    public void The_period_of_a_dilated_network_is_one()
    {
        var trial = SamplePoints.Trial(new() { Pooling = Pooling.Dilated });

        Assert.Equal(new PerAxis(1, 1), trial.Period);
        Assert.Equal(1, trial.Prediction.Bound);
    }

    [Fact]
    public void One_number_serves_every_axis_and_stays_the_same_point()
    {
        var trial = SamplePoints.Trial(new GridPoint { Dimensions = 3, Depth = 1, TileCrop = new PerAxis(4), Halo = new PerAxis(2), WholeImage = new PerAxis(20) });

        Assert.Equal(PerAxis.Uniform(3, 7), trial.Point.Spacing);
        Assert.Equal((PerAxis.Uniform(3, 2), PerAxis.Uniform(3, 20)), (trial.Point.Halo!.Value, trial.Point.WholeImage!.Value));
        Assert.Equal(PerAxis.Uniform(3, 4), trial.Point.TileCrop);
        Assert.Equal(
            new GridPoint { Dimensions = 3, Depth = 1, TileCrop = new PerAxis(4), Halo = new PerAxis(2), WholeImage = new PerAxis(20) }.Canonical, trial.Point.Canonical);
    }

    [Fact]
    public void Padding_that_breaks_the_theory_is_a_trial_like_any_other() =>
        Assert.NotNull(Trial.Of(new GridPoint { Padding = Padding.Same }).Trial);
}
