using Sweep.Theory.Points;

namespace Sweep.Learning.Tests.Laws;

/// <summary>L5: stitched tiles equal the whole image exactly when the crop is a multiple of the period.</summary>
[Fast]
public sealed class TileCropTests
{
    [Theory]
    [InlineData(2, 2, 2, 4)]
    [InlineData(2, 1, 3, 3)]
    [InlineData(1, 3, 2, 8)]
    [InlineData(3, 1, 2, 2)]
    public void Only_multiples_of_the_period_stitch_without_a_seam(int dimensions, int depth, int factor, int period)
    {
        var crops = Enumerable.Range(period - 3, period + 7).Where(static crop => crop > 0).ToList();
        var outcomes = Measured.Training(crops.Select(crop => Point(dimensions, depth, factor, crop)));

        Assert.Equal(crops.Count, outcomes.Count);
        Assert.All(outcomes, outcome =>
        {
            var crop = outcome.Trial.Tiling!.Crop[0];
            var error = outcome.Measurement.StitchErrorMax;
            Assert.True(crop % period == 0 ? error <= 1e-5 : error > 0.1, $"crop {crop}: {error} standard deviations");
        });
    }

    [Fact]
    public void Without_pooling_every_crop_stitches()
    {
        var outcomes = Measured.Training(Enumerable.Range(1, 6).Select(static crop => Point(2, 0, 2, crop)));

        Assert.All(outcomes, static outcome => Assert.InRange(outcome.Measurement.StitchErrorMax!.Value, 0, 1e-5));
    }

    [Theory]
    [InlineData(Padding.Same)]
    [InlineData(Padding.Reflect)]
    [InlineData(Padding.Replicate)]
    [InlineData(Padding.Circular)]
    public void With_padding_even_a_multiple_of_the_period_shows_its_tile_borders(Padding padding)
    {
        var measurement = Measured.Of(Point(2, 2, 2, 8) with { Padding = padding });

        Assert.True(measurement.StitchErrorMax > 0.1, $"{measurement.StitchErrorMax} standard deviations");
    }

    private static GridPoint Point(int dimensions, int depth, int factor, int crop) => new()
    {
        Dimensions = dimensions,
        Depth = depth,
        Factor = PoolingFactors.Uniform(factor),
        Spacing = PerAxis.Uniform(dimensions, 7),
        Width = 8,
        TileCrop = PerAxis.Uniform(dimensions, crop),
        Measure = Measures.Stitching,
    };
}
