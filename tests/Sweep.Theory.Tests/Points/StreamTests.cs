using CsCheck;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Tests.Points;

/// <summary>What random numbers are drawn from: the seed alone in sweeps of before, seed and network in those of today.</summary>
public sealed class StreamTests
{
    private const string Before =
        "dimensions=2;depth=2;factor=2;padding=valid;upsampling=learnt;pooling=max;convolutions=2;width=16;embedding=3;scene=discs;radius=2;"
        + "spacing=7x8;train_window=default;tile_crop=4;steps=0;learning_rate=0.001;delta_v=0;delta_d=3;pair_mask=by_index;precision=float64;batch=1;"
        + "normalisation=none;noise=0;elastic=0;images=;whole_image=default;halo=default;bandwidth=1.5;kernel=flat;seed=0;measure=separability,seams";

    private static readonly GridPoint Point = new() { Spacing = new(7, 8), TileCrop = new(4, 4), Measure = Measures.Separability | Measures.Seams };

    [Fact]
    public void A_text_without_a_stream_is_of_the_first_one()
    {
        var point = GridPoint.Parse(Before);

        Assert.Equal(Point with { Stream = 1 }, point);
        Assert.Equal("dimensions=2;depth=2;factor=2;spacing=7x8;tile_crop=4;measure=separability,seams", point.Canonical);

        // The first 16 bytes of the SHA-256 of the sweep, a semicolon and the text, computed elsewhere.
        Assert.Equal(Guid.Parse("ffe95dea-66ef-b43b-d9e6-e3728350820b"), TrialId.Of(default, point).Value);
        Assert.Equal(Guid.Parse("fc6d21d7-ccb9-deeb-359d-f4c6480b7445"), TrainingId.Of(default, point).Value);
    }

    [Fact]
    public void A_text_of_today_names_the_second_stream_and_is_another_trial_and_training()
    {
        var point = GridPoint.Parse(Before + ";stream=2");

        Assert.Equal(Point, point);
        Assert.EndsWith(";stream=2", point.Canonical, StringComparison.Ordinal);
        Assert.NotEqual(TrialId.Of(default, point), TrialId.Of(default, point with { Stream = 1 }));
        Assert.NotEqual(TrainingId.Of(default, point), TrainingId.Of(default, point with { Stream = 1 }));
    }

    [Theory]
    [InlineData("stream=1")]
    [InlineData("stream=3")]
    [InlineData("stream=")]
    [InlineData("stream=two")]
    public void Another_stream_is_refused_by_name(string text)
    {
        var fault = Assert.Throws<InvalidSweepException>(() => GridPoint.Parse($"{Before};{text}"));

        Assert.Equal($"'{text}' is not a value of a grid point: write stream=2, or nothing for the first stream", fault.Message);
    }

    [Fact]
    public void A_point_of_an_unknown_stream_cannot_be() =>
        Assert.Contains("stream 3 is not known", Assert.Throws<InvalidSweepException>(static () => Point with { Stream = 3 }).Message, StringComparison.Ordinal);

    [Fact]
    public void In_the_first_stream_the_seed_is_all_there_is() => SamplePoints.Any.Sample(static point => Assert.Equal(point.Seed, (point with { Stream = 1 }).RandomSeed));

    // The first 8 bytes of the SHA-256 of "dimensions=2;depth=2;..;embedding=3;normalisation=none;seed=0", the largest first, computed elsewhere.
    [Fact]
    public void In_the_second_stream_it_is_a_hash_of_seed_and_network_that_is_the_same_on_every_machine() => Assert.Equal(-5946598486385318362, Point.RandomSeed);

    [Fact]
    public void What_is_trained_and_measured_and_the_number_format_leave_the_second_stream_as_it_is() => SamplePoints.Any.Sample(static other => Assert.Equal(
        Point.RandomSeed,
        (Point with
        {
            Precision = other.Precision,
            TileCrop = new(3, 5),
            WholeImage = other.WholeImage,
            Halo = other.Halo,
            Measure = other.Measure,
            Bandwidth = other.Bandwidth,
            Kernel = other.Kernel,
            Steps = other.Steps,
            LearningRate = other.LearningRate,
            Batch = other.Batch,
            Scene = other.Scene,
            Radius = other.Radius,
            Spacing = other.Spacing,
            TrainWindow = other.TrainWindow,
            DeltaD = other.DeltaD,
            DeltaV = other.DeltaV,
            PairMask = other.PairMask,
            Noise = other.Noise,
            Elastic = other.Elastic,
            Images = other.Images,
        }).RandomSeed));

    [Fact]
    public void Everything_of_the_network_and_the_seed_changes_the_second_stream()
    {
        GridPoint[] others =
        [
            Point, Point with { Seed = 1 }, Point with { Dimensions = 3 }, Point with { Depth = 1 }, Point with { Factor = PoolingFactors.Uniform(3) },
            Point with { Padding = Padding.Circular }, Point with { Upsampling = Upsampling.Nearest }, Point with { Pooling = Pooling.Average },
            Point with { Convolutions = 1 }, Point with { Width = 8 }, Point with { Embedding = 64 }, Point with { Normalisation = Normalisation.Batch },
        ];

        Assert.Equal(others.Length, others.Select(static point => point.RandomSeed).Distinct().Count());
    }
}
