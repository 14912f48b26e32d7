using Sweep.Learning.Measuring;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;

namespace Sweep.Learning.Tests.Measuring;

/// <summary>From embeddings made by hand to splits, merges and jumps.</summary>
[Fast]
public sealed class FoundInstancesTests
{
    private static readonly PerAxis Sides = new(16);

    /// <summary>Three objects of four pixels.</summary>
    private static readonly int[] Truth = [0, 1, 1, 1, 1, 0, 2, 2, 2, 2, 0, 3, 3, 3, 3, 0];

    private static readonly GridPoint Discs = new() { Dimensions = 1, Bandwidth = 1 };

    [Fact]
    public void Background_is_the_cluster_of_most_background_pixels_however_few_its_pixels_are_in_all()
    {
        // Embedding 0 on the background, 6, 12 and 6 on the objects.
        var found = FoundInstances.Of(Of(0, 6, 6, 6, 6, 0, 12, 12, 12, 12, 0, 6, 6, 6, 6, 0), Truth, Discs);

        Assert.Equal(Truth.Select(static label => label != 0), found.Select(static instance => instance != 0));
    }

    [Fact]
    public void Objects_of_one_embedding_are_one_instance_of_discs_and_two_of_nuclei()
    {
        var output = Of(0, 6, 6, 6, 6, 0, 12, 12, 12, 12, 0, 6, 6, 6, 6, 0);

        Assert.Equal((2, 2), Scores(output, Discs));
        Assert.Equal((3, 0), Scores(output, Discs with { Scene = SceneKind.Nuclei }));
        Assert.Equal((3, 0), Scores(output, Discs with { Scene = SceneKind.Images }));
    }

    [Fact]
    public void A_line_through_an_object_splits_it_and_shows_as_a_jump()
    {
        // The line lies before pixel 8, in the middle of object 2, whose embedding jumps from 12 to 18 there; elsewhere it creeps.
        var output = Of(0, 6, 6.1, 6, 6, 0, 12, 12.1, 18, 18, 0, 24, 24, 24, 24, 0);
        var found = FoundInstances.Of(output, Truth, Discs);

        var scores = InstanceScores.Of(Truth, found, Sides, new PerAxis(8));
        var seams = SeamProfile.Of(output.Values, Truth, Sides, new PerAxis(8), new PerAxis(0));

        Assert.Equal((1, 1, 4, 0), (scores.Cut, scores.FalseSplits, scores.Instances, scores.FalseMerges));

        // Across 5.9; elsewhere 0.1 + 0.1 + 0 + 0.1 + 0 + 0 + 0 + 0 over 8 pairs.
        Assert.Equal(5.9 / (0.3 / 8), seams.JumpRatio!.Value, 6);
    }

    [Fact]
    public void The_kernel_and_the_bandwidth_are_the_points_own()
    {
        // Two bandwidths of 0.7 reach from 6 to 7; a Gaussian of 0.3 keeps them apart, one of 0.7 does not.
        var output = Of(0, 6, 6, 7, 7, 0, 12, 12, 12, 12, 0, 18, 18, 18, 18, 0);

        Assert.Equal(4, Count(output, Discs with { Bandwidth = 0.7 }));
        Assert.Equal(3, Count(output, Discs with { Bandwidth = 1.1 }));
        Assert.Equal(4, Count(output, Discs with { Bandwidth = 0.3, Kernel = Kernel.Gaussian }));
        Assert.Equal(3, Count(output, Discs with { Bandwidth = 0.7, Kernel = Kernel.Gaussian }));
    }

    [Fact]
    public void Without_any_background_every_cluster_is_an_instance() =>
        Assert.Equal(2, FoundInstances.Of(new Embeddings([0, 0, 9, 9], new PerAxis(4)), [1, 2, 3, 4], Discs).Where(static instance => instance != 0).Distinct().Count());

    private static Embeddings Of(params double[] values) => new(values, Sides);

    private static int Count(Embeddings output, GridPoint point) =>
        FoundInstances.Of(output, Truth, point).Where(static instance => instance != 0).Distinct().Count();

    private static (long Instances, long Merges) Scores(Embeddings output, GridPoint point)
    {
        var scores = InstanceScores.Of(Truth, FoundInstances.Of(output, Truth, point), Sides, null);
        return (scores.Instances, scores.FalseMerges);
    }
}
