using Sweep.Theory;
using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Tests.Laws;

/// <summary>L6 and its tiles: discs of radius 3 at spacing 7 under a network of period 9.</summary>
public sealed class TrainWindowTests
{
    private static readonly GridPoint Point = new()
    {
        Depth = 2,
        Factor = PoolingFactors.Uniform(3),
        Radius = 3,
        Spacing = PerAxis.Uniform(2, 7),
        Width = 8,
        Steps = 1500,
        LearningRate = 3e-3,
        Precision = Precision.Float32,
        Measure = Measures.Stitching | Measures.Seams,
    };

    [Fact]
    public void Window_equal_to_the_period_leaves_a_seam_that_stitching_does_not_see()
    {
        var measurement = Run(9, tileCrop: 9);

        Assert.True(measurement.JumpRatio > 5, $"jump ratio {measurement.JumpRatio}");
        Assert.Equal(9, measurement.JumpProfile!.Count);
        Assert.Equal(0, measurement.JumpProfile!.Index().MaxBy(static entry => entry.Item).Index);
        Assert.InRange(measurement.StitchErrorMax!.Value, 0, 1e-5);
        Assert.True(measurement.FinalLoss < 0.5, $"loss {measurement.FinalLoss}");
    }

    [Fact]
    public void Window_one_pixel_larger_leaves_none()
    {
        var measurement = Run(10, tileCrop: null);

        Assert.True(measurement.JumpRatio < 1.5, $"jump ratio {measurement.JumpRatio}");
    }

    private static Measurement Run(int window, int? tileCrop)
    {
        var point = Point with
        {
            TrainWindow = PerAxis.Uniform(2, window),
            TileCrop = tileCrop is { } crop ? PerAxis.Uniform(2, crop) : null,
        };
        return Measured.Of(point);
    }
}
