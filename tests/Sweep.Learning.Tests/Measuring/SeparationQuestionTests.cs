using Sweep.Learning.Measuring;
using Sweep.Learning.Tests.Laws;
using Sweep.Theory.Points;

namespace Sweep.Learning.Tests.Measuring;

/// <summary>The positive control of clustering, and how far objects are from the background.</summary>
[Slow]
public sealed class SeparationQuestionTests
{
    private static readonly GridPoint Point = new()
    {
        Radius = 2, Spacing = new PerAxis(8, 8), Width = 4, Steps = 1, Precision = Precision.Float32, WholeImage = new PerAxis(29, 29), Measure = Measures.Instances,
    };

    [Theory]
    [InlineData(SceneKind.Discs)]
    [InlineData(SceneKind.Constant)]
    [InlineData(SceneKind.Nuclei)]
    public void Clustering_finds_what_is_separable_by_construction_unless_the_bandwidth_merges_all(SceneKind scene)
    {
        var point = Point with { Scene = scene, Spacing = new PerAxis(12, 12), Radius = scene == SceneKind.Nuclei ? 4 : 2 };

        Assert.True(Measured.Of(point with { Bandwidth = 1.5 }).ClusteringControl);
        Assert.True(Measured.Of(point with { Bandwidth = 1.5, Kernel = Kernel.Gaussian }).ClusteringControl);
        Assert.False(Measured.Of(point with { Bandwidth = 1e6 }).ClusteringControl);
    }

    [Fact]
    public void One_channel_and_tiles_have_a_control_too()
    {
        Assert.True(Measured.Of(Point with { Embedding = 1, TileCrop = new PerAxis(5, 5) }).ClusteringControl);
        Assert.Null(Measured.Of(Point with { Measure = Measures.Separability }).ClusteringControl);
    }

    /// <summary>Background and three objects on two channels: two points a channel, 2 * 3 apart.</summary>
    [Fact]
    public void Objects_are_points_of_a_lattice_whose_step_is_what_the_loss_asks_for()
    {
        int[] truth = [0, 7, 7, 2, 9, 9];
        var output = new LabelledOutput(OutputKey.Of(truth, Point), new Embeddings(new double[12], new PerAxis(6)), truth, null);

        Assert.Equal([0, 0, 0, 6, 6, 6, 0, 6, 6, 0, 6, 6], new SeparationQuestion(output, null).Constructed(3).Values);
        Assert.Equal([0, 0, 0, 6, 0, 0, 0, 6, 6, 0, 0, 0], new SeparationQuestion(output, [0, 1, 1, 2, 0, 0]).Constructed(3).Values);
    }

    /// <summary>The loss asks for 2 delta_d, six tolerances.</summary>
    [Fact]
    public void Training_drives_objects_away_from_the_background()
    {
        var point = Point with { Spacing = new PerAxis(7, 7), Width = 8, LearningRate = 3e-3, TrainWindow = new PerAxis(24, 24), Measure = Measures.Separability };
        var trained = Measured.Of(point with { Steps = 300 });

        Assert.InRange(Measured.Of(point).BackgroundGap!.Value, 0, 1.5);
        Assert.InRange(trained.BackgroundGap!.Value, 3, 12);
        Assert.Equal(1, trained.Tolerance);
    }

    [Fact]
    public void Only_trained_networks_and_discs_have_a_background_to_be_far_from()
    {
        Assert.NotNull(Measured.Of(Point).BackgroundGap);
        Assert.Null(Measured.Of(Point with { Steps = 0, Measure = Measures.Separability }).BackgroundGap);
        Assert.Null(Measured.Of(Point with { Scene = SceneKind.Constant, Measure = Measures.Separability }).BackgroundGap);
    }
}
