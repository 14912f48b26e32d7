using Sweep.Learning.Tests.Laws;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Learning.Tests.Measuring;

/// <summary>A seam that the scene hides shows on an image without symmetry.</summary>
[Slow]
public sealed class StitchMeasuringTests
{
    /// <summary>Discs so sparse that the tiles show even background alone; crop 15 and period 2.</summary>
    private static readonly GridPoint Sparse = new()
    {
        Depth = 1, Radius = 2, Spacing = new PerAxis(64, 64), Width = 4, Steps = 60, TileCrop = new PerAxis(15, 15), TrainWindow = new PerAxis(64, 64),
        Precision = Precision.Float32, Measure = Measures.Stitching,
    };

    [Theory]
    [InlineData(49, 0)]
    [InlineData(49, 1)]
    [InlineData(51, 0)]
    [InlineData(51, 1)]
    public void A_disc_in_the_halo_alone_hides_a_seam_that_a_generic_image_shows(int spacing, int seed)
    {
        var point = Sparse with { Spacing = new PerAxis(spacing, spacing), Halo = new PerAxis(8, 8), Upsampling = Upsampling.Nearest, Seed = seed };
        var measurement = Measured.Of(point);

        Assert.False(Measured.Feasible(point).Prediction.Seamless);
        Assert.True(measurement.StitchErrorMax <= 1e-5, $"{measurement.StitchErrorMax}");
        Assert.True(measurement.StitchErrorGeneric > 0.1, $"{measurement.StitchErrorGeneric}");
    }

    /// <summary>Alive, but 256 pixels of an image without symmetry show no seam: their unit answers once in thousands.</summary>
    [Theory]
    [InlineData(139)]
    [InlineData(151)]
    public void A_unit_that_answers_seldom_refutes_no_seam(int seed)
    {
        var point = new GridPoint
        {
            Dimensions = 1, Depth = 1, Convolutions = 1, Width = 1, Embedding = 1, Radius = 1, Spacing = new PerAxis(5), Steps = 0,
            TileCrop = new PerAxis(3), Measure = Measures.Stitching, Seed = seed,
        };
        var measurement = Measured.Of(point);

        Assert.Equal(0, measurement.StitchErrorMax);
        Assert.True(measurement.StitchErrorGeneric > 0.01, $"{measurement.StitchErrorGeneric}");
    }

    /// <summary>The halo moves the tiles away from the disc at pixel 0, and the next one is far.</summary>
    [Fact]
    public void Channels_that_are_even_in_space_show_no_seam_whatever_the_crop()
    {
        var even = Sparse with
        {
            Spacing = new PerAxis(100, 100),
            TrainWindow = new PerAxis(100, 100),
            Halo = new PerAxis(30, 30),
            WholeImage = new PerAxis(20, 20),
            Upsampling = Upsampling.Nearest,
            Steps = 30,
            LearningRate = 1e-2,
            Precision = Precision.Float64,
        };

        Assert.All(new[] { 8, 9 }, crop =>
        {
            var measurement = Measured.Of(even with { TileCrop = new PerAxis(crop, crop) });

            Assert.True(measurement.OutputDeviation > 0.01, $"{measurement.OutputDeviation}");
            Assert.Null(measurement.StitchErrorMax);
        });
    }

    [Fact]
    public void A_generic_image_is_asked_only_where_a_predicted_seam_does_not_show()
    {
        var dense = Sparse with { Spacing = new PerAxis(7, 7), TrainWindow = new PerAxis(16, 16) };

        Assert.All(
            [Measured.Of(dense), Measured.Of(dense with { TileCrop = new PerAxis(16, 16) }), Measured.Of(Sparse with { Steps = 0 })],
            static measurement => Assert.Null(measurement.StitchErrorGeneric));
        Assert.True(Measured.Of(dense).StitchErrorMax > 0.01);
    }
}
