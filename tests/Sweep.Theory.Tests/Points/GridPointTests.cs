using CsCheck;
using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Points;

public sealed class GridPointTests
{
    [Fact]
    public void The_canonical_text_names_what_differs_in_a_fixed_order_and_the_seed_last() => Assert.Equal(
        "dimensions=2;depth=3;factor=2;pooling=average;spacing=7x8;tile_crop=4;steps=5;precision=float32;measure=separability,seams;seed=4;stream=2",
        new GridPoint
        {
            Depth = 3, Pooling = Pooling.Average, Spacing = new(7, 8), TileCrop = new(4, 4), Steps = 5, Precision = Precision.Float32, Seed = 4,
            Measure = Measures.Separability | Measures.Seams,
        }.Canonical);

    [Fact]
    public void What_texts_of_before_named_beside_reads_as_the_same_point() => Assert.Equal(
        new GridPoint { Spacing = new(7, 8), TileCrop = new(4, 4), Measure = Measures.Separability | Measures.Seams },
        GridPoint.Parse(
            "dimensions=2;depth=2;factor=2;padding=valid;upsampling=learnt;pooling=max;convolutions=2;width=16;embedding=3;scene=discs;radius=2;"
            + "spacing=7x8;train_window=default;tile_crop=4;steps=0;learning_rate=0.001;delta_v=0;delta_d=3;pair_mask=by_index;precision=float64;batch=1;"
            + "normalisation=none;noise=0;elastic=0;images=;whole_image=default;halo=default;bandwidth=1.5;kernel=flat;seed=0;measure=separability,seams;stream=2"));

    [Fact]
    public void What_is_left_out_is_what_the_defaults_are() => Assert.All(
        Axes.All.Where(static axis => axis.Absent is not null), static axis => Assert.Equal(axis.Absent, axis.TextOf(new GridPoint())));

    [Fact]
    public void The_canonical_text_reads_back_as_the_same_point() => SamplePoints.Any.Sample(static point =>
    {
        var back = GridPoint.Parse(point.Canonical);
        Assert.Equal(point, back);
        Assert.Equal(point.Canonical, back.Canonical);
    });

    [Fact]
    public void Random_weights_depend_on_the_network_alone()
    {
        var point = new GridPoint();

        Assert.Equal(
            "dimensions=2;depth=2;factor=2;stream=2", point.TrainingCanonical);
        Assert.Equal(point.TrainingCanonical, (point with { Spacing = new(9, 9), TileCrop = new(4, 4), LearningRate = 1 }).TrainingCanonical);
        Assert.NotEqual(point.TrainingCanonical, (point with { Seed = 1 }).TrainingCanonical);
    }

    [Fact]
    public void Trained_weights_depend_on_all_but_the_evaluated_image_its_tiles_its_instances_and_the_measures()
    {
        var point = new GridPoint { Steps = 5 };

        Assert.Equal(
            point.TrainingCanonical,
            (point with { WholeImage = new(90, 90), Halo = new(8, 8), Bandwidth = 0.1, Kernel = Kernel.Gaussian }).TrainingCanonical);
        Assert.NotEqual(point.TrainingCanonical, (point with { Noise = 0.01 }).TrainingCanonical);
        Assert.NotEqual(point.TrainingCanonical, (point with { Elastic = 0.2 }).TrainingCanonical);
        Assert.NotEqual(point.TrainingCanonical, (point with { Batch = 2 }).TrainingCanonical);
        Assert.NotEqual(point.TrainingCanonical, (point with { Images = "cells" }).TrainingCanonical);
        Assert.Equal(point.TrainingCanonical, (point with { TileCrop = new(4, 4), Measure = Measures.Stitching }).TrainingCanonical);
        Assert.NotEqual(point.TrainingCanonical, (point with { Spacing = new(9, 9) }).TrainingCanonical);
        Assert.NotEqual(point.TrainingCanonical, (point with { TrainWindow = new(9, 9) }).TrainingCanonical);
    }

    [Theory]
    [InlineData("", "'' is not a grid point: it has no dimensions")]
    [InlineData("depth=2", "'depth=2' is not a grid point: it has no dimensions")]
    [InlineData("dimensions=2;depth=2;factor=2;spacing=7;measure=seams;growth=2", "'growth=2' is not a value of a grid point here; use the version of sweep that wrote it")]
    [InlineData("dimensions=2;depth=2;factor=2;depth=3;spacing=7;measure=seams", "'depth=3' is the second depth of a grid point: write each value once")]
    public void Another_text_is_refused(string text, string sentence) => Assert.Equal(sentence, Assert.Throws<InvalidSweepException>(() => GridPoint.Parse(text)).Message);

    [Fact]
    public void A_value_of_another_form_is_refused()
    {
        var fault = Assert.Throws<InvalidSweepException>(static () => GridPoint.Parse(new GridPoint().Canonical.Replace("depth=2", "depth=two", StringComparison.Ordinal)));

        Assert.Equal("'depth=two' is not a value of a grid point: depth has another form", fault.Message);
    }
}
