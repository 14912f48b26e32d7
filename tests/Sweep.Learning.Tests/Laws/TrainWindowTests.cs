using Sweep.Theory.Points;

namespace Sweep.Learning.Tests.Laws;

/// <summary>L6: a network trained on windows of one period never compared the two sides of a period line.</summary>
[Slow]
public sealed class TrainWindowTests
{
    private static readonly GridPoint Point = new()
    {
        Depth = 2,
        Width = 8,
        LearningRate = 3e-3,
        Precision = Precision.Float32,
        Measure = Measures.Stitching | Measures.Seams,
    };

    /// <summary>Period 9; that one pixel more suffices is an observation on the networks of the first stream.</summary>
    private static readonly GridPoint Large = Point with
    {
        Factor = PoolingFactors.Uniform(3),
        Radius = 3,
        Spacing = PerAxis.Uniform(2, 7),
        Steps = 1500,
        Stream = 1,
    };

    /// <summary>Period 4, and small enough to converge in 600 steps.</summary>
    private static readonly GridPoint Small = Point with
    {
        Factor = PoolingFactors.Uniform(2),
        Radius = 1,
        Spacing = PerAxis.Uniform(2, 3),
        Steps = 600,
    };

    [Fact]
    public void Window_equal_to_the_period_leaves_a_seam_that_stitching_does_not_see()
    {
        var measurement = Measured.Of(Large with { TrainWindow = PerAxis.Uniform(2, 9), TileCrop = PerAxis.Uniform(2, 9) });

        Assert.True(measurement.JumpRatio > 5, $"jump ratio {measurement.JumpRatio}");
        Assert.Equal(9, measurement.JumpProfile!.Count);
        Assert.Equal(0, measurement.JumpProfile!.Index().MaxBy(static entry => entry.Item).Index);
        Assert.InRange(measurement.StitchErrorMax!.Value, 0, 1e-5);
        Assert.True(measurement.FinalLoss < 0.5, $"loss {measurement.FinalLoss}");
    }

    [Fact]
    public void Window_one_pixel_larger_leaves_none()
    {
        var measurement = Measured.Of(Large with { TrainWindow = PerAxis.Uniform(2, 10) });

        Assert.True(measurement.JumpRatio < 1.5, $"jump ratio {measurement.JumpRatio}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void In_a_small_setting_one_pixel_decides_for_every_seed(int seed)
    {
        var equal = Measured.Of(Small with { TrainWindow = PerAxis.Uniform(2, 4), Seed = seed });
        var larger = Measured.Of(Small with { TrainWindow = PerAxis.Uniform(2, 5), Seed = seed });

        Assert.True(equal.JumpRatio > 5, $"jump ratio {equal.JumpRatio}");
        Assert.True(larger.JumpRatio < 1.5, $"jump ratio {larger.JumpRatio}");
        // How far it comes in so few steps depends on how a processor rounds.
        Assert.All([equal, larger], static measurement => Assert.InRange(measurement.FinalLoss!.Value, 0, measurement.LossCurve![0] / 4));
    }

    [Fact]
    public void With_a_crop_that_is_no_multiple_of_the_period_the_jumps_lie_between_the_tiles()
    {
        var outcomes = Measured.Training(
            Small with { TrainWindow = PerAxis.Uniform(2, 8), TileCrop = PerAxis.Uniform(2, 8) },
            Small with { TrainWindow = PerAxis.Uniform(2, 8), TileCrop = PerAxis.Uniform(2, 6) });

        Assert.Equal([4, 6], outcomes.Select(static outcome => outcome.Measurement.JumpProfile!.Count));
        Assert.True(outcomes[1].Measurement.JumpRatio > 1.5 * outcomes[0].Measurement.JumpRatio);
    }
}
