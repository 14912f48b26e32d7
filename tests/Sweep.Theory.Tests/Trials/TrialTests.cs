using CsCheck;
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
        {
            new() { Spacing = new(100_000, 100_000) },
            "the evaluation image would have 100048x100048 pixels with 16 feature maps, more than 2^31 numbers; "
            + "use a smaller depth, factor, width, spacing, train_window or tile_crop"
        },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void An_impossible_point_says_what_clashes_and_what_would_work(GridPoint point, string reason) =>
        Assert.Equal(reason, Points.Reason(point));

    [Fact]
    public void A_huge_window_or_crop_is_named_as_the_cause()
    {
        Assert.StartsWith("the training image would have", Points.Reason(new() { Steps = 1, TrainWindow = new(1 << 20, 1 << 20) }), StringComparison.Ordinal);
        Assert.StartsWith("the image to be stitched would have", Points.Reason(new() { TileCrop = new(1 << 20, 1 << 20) }), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_point_is_either_a_trial_or_has_a_reason() => Points.Any.Sample(static point =>
    {
        var (trial, reason) = Trial.Of(point);
        Assert.True(trial is null != reason is null);
        Assert.True(trial is null || (trial.Prediction.Bound == trial.Period.Product() && trial.Cost > 0));
    });

    [Fact]
    public void One_number_serves_every_axis_and_stays_the_same_point()
    {
        var trial = Points.Trial(new GridPoint { Dimensions = 3, Depth = 1, TileCrop = new PerAxis(4) });

        Assert.Equal(PerAxis.Uniform(3, 7), trial.Point.Spacing);
        Assert.Equal(PerAxis.Uniform(3, 4), trial.Point.TileCrop);
        Assert.Equal(new GridPoint { Dimensions = 3, Depth = 1, TileCrop = new PerAxis(4) }.Canonical, trial.Point.Canonical);
    }

    [Fact]
    public void Padding_that_breaks_the_theory_is_a_trial_like_any_other() =>
        Assert.NotNull(Trial.Of(new GridPoint { Padding = Padding.Same }).Trial);
}
