using Sweep.Learning.Runs;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Learning.Tests.Judging;

/// <summary>Stitched images that were once judged wrongly.</summary>
[Slow]
public sealed class StitchCaseTests
{
    private static readonly GridPoint Threes = new()
    {
        Depth = 2, Factor = PoolingFactors.Uniform(3), Upsampling = Upsampling.Nearest, Steps = 1, Measure = Measures.Stitching,
    };

    [Theory]
    [InlineData(1, 1, 3)]
    [InlineData(1, 1, 6)]
    [InlineData(1, 1, 12)]
    [InlineData(2, 2, 12)]
    [InlineData(2, 2, 15)]
    public void Multiples_of_the_effective_period_stitch_without_a_seam(int dimensions, int radius, int crop)
    {
        var judged = Judged.Of(Threes with
        {
            Dimensions = dimensions,
            Radius = radius,
            Spacing = PerAxis.Uniform(dimensions, 6),
            TileCrop = PerAxis.Uniform(dimensions, crop),
        });

        Assert.Equal(PerAxis.Uniform(dimensions, 3), judged.Outcome.Trial.EffectivePeriod);
        Assert.True(judged.Outcome.Trial.Prediction.Seamless);
        Judged.Is(Verdict.Confirmed, "seamless as predicted", judged);
    }

    [Fact]
    public void Random_weights_are_stitched_on_an_image_where_the_whole_period_counts()
    {
        var judged = Judged.Of(Threes with { Dimensions = 1, Radius = 1, Spacing = new PerAxis(6), TileCrop = new PerAxis(3), Steps = 0 });

        Assert.False(judged.Outcome.Trial.Prediction.Seamless);
        Judged.Is(Verdict.Confirmed, "a seam as predicted", judged);
    }

    [Fact]
    public void A_network_whose_deep_path_is_dead_refutes_nothing()
    {
        var judged = Judged.Seeds(7, new GridPoint { Width = 1, TileCrop = PerAxis.Uniform(2, 5), Measure = Measures.Stitching, Stream = 1 });

        Assert.All(judged, static one => Assert.NotEqual(Verdict.Refuted, one.Judgement.Overall));
        Assert.Equal(0, judged[6].Outcome.Measurement.StitchErrorMax);
        Judged.Is(Verdict.Inconclusive, "dead below level", judged[6]);
    }

    [Theory]
    [InlineData(Upsampling.Nearest, 40)]
    [InlineData(Upsampling.Nearest, 64)]
    [InlineData(Upsampling.Linear, 40)]
    public void Tiles_that_show_even_background_refute_nothing(Upsampling upsampling, int spacing) => RefutesNothing(Judged.Seeds(2, Background(upsampling, spacing)));

    /// <summary>The phases of learnt upsampling show on even background, too.</summary>
    [Theory]
    [InlineData(40)]
    [InlineData(64)]
    public void With_learnt_upsampling_even_background_shows_the_seam_as_predicted(int spacing) =>
        Assert.All(Judged.Seeds(2, Background(Upsampling.Learnt, spacing)), static one => Judged.Is(Verdict.Confirmed, "a seam as predicted", one));

    private static GridPoint Background(Upsampling upsampling, int spacing) => new()
    {
        Upsampling = upsampling, Spacing = PerAxis.Uniform(2, spacing), Radius = 2, Depth = 1, Width = 4, Steps = 60,
        TileCrop = PerAxis.Uniform(2, 15), TrainWindow = PerAxis.Uniform(2, 64), Measure = Measures.Stitching,
    };

    [Theory]
    [InlineData(Upsampling.Nearest, Pooling.Max, 1)]
    [InlineData(Upsampling.Nearest, Pooling.Average, 1)]
    [InlineData(Upsampling.Nearest, Pooling.Blur, 1)]
    [InlineData(Upsampling.Linear, Pooling.Max, 1)]
    [InlineData(Upsampling.Linear, Pooling.Average, 1)]
    [InlineData(Upsampling.Linear, Pooling.Blur, 1)]
    [InlineData(Upsampling.Nearest, Pooling.Max, 2)]
    [InlineData(Upsampling.Nearest, Pooling.Average, 2)]
    [InlineData(Upsampling.Nearest, Pooling.Blur, 2)]
    [InlineData(Upsampling.Linear, Pooling.Max, 2)]
    [InlineData(Upsampling.Linear, Pooling.Average, 2)]
    [InlineData(Upsampling.Linear, Pooling.Blur, 2)]
    public void Distant_objects_refute_nothing_whatever_the_pooling(Upsampling upsampling, Pooling pooling, int depth) => RefutesNothing([Judged.Of(new GridPoint
    {
        Upsampling = upsampling, Pooling = pooling, Depth = depth, Radius = 2, Spacing = PerAxis.Uniform(2, 96), Width = 4, Steps = 40,
        TileCrop = PerAxis.Uniform(2, 31), TrainWindow = PerAxis.Uniform(2, 96), Measure = Measures.Stitching,
    })]);

    /// <summary>P = 4, and a block of four pixels holds two periods of the scene: what is constant depends on the first pixel's place in one.</summary>
    [Theory]
    [InlineData(2, "seamless as predicted")]
    [InlineData(4, "seamless as predicted")]
    [InlineData(6, "seamless as predicted")]
    [InlineData(1, "a seam as predicted")]
    [InlineData(3, "a seam as predicted")]
    [InlineData(5, "a seam as predicted")]
    public void Tiles_of_a_strided_convolution_fit_at_multiples_of_the_scenes_period(int crop, string words) =>
        Assert.All(Judged.Seeds(3, Repeating(Pooling.Strided, crop)), one => Judged.Is(Verdict.Confirmed, words, one));

    [Fact]
    public void Tiles_of_maxima_fit_anywhere_on_that_scene() =>
        Assert.All(Judged.Seeds(3, Repeating(Pooling.Max, 3)), static one => Judged.Is(Verdict.Confirmed, "seamless as predicted", one));

    private static GridPoint Repeating(Pooling pooling, int crop) => new()
    {
        Dimensions = 1, Depth = 1, Factor = PoolingFactors.Uniform(4), Pooling = pooling, Upsampling = Upsampling.Nearest, Radius = 0, Spacing = PerAxis.Uniform(1, 2),
        Width = 8, Steps = 20, Precision = Precision.Float32, TileCrop = PerAxis.Uniform(1, crop), Measure = Measures.Stitching,
    };

    /// <summary>The file alone may say that no tile shows a disc; else the prediction stays, and an image that hides the seam is named.</summary>
    private static void RefutesNothing(IEnumerable<JudgedOutcome> judged) => Assert.All(judged, static one =>
    {
        if (one.Outcome.Trial.Prediction.Seamless is null)
        {
            Judged.Is(Verdict.NotPredicted, "none predicted", one);
            Assert.Contains(one.Outcome.Trial.Prediction.Notes, static note => note.Contains("seamless: not predicted, for no tile", StringComparison.Ordinal));
        }
        else
        {
            Assert.False(one.Outcome.Trial.Prediction.Seamless);
            Judged.Is(Verdict.Inconclusive, "stitch error", one);
        }
    });
}
