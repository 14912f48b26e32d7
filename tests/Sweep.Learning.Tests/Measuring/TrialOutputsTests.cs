using Sweep.Learning.Measuring;
using Sweep.Learning.Networks;
using Sweep.Learning.Tests.Laws;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;
using static TorchSharp.torch;

namespace Sweep.Learning.Tests.Measuring;

[Fast]
public sealed class TrialOutputsTests
{
    private static readonly GridPoint Point = new() { Width = 4, Steps = 1, TileCrop = new PerAxis(8, 8), Precision = Precision.Float32 };

    [Fact]
    public void Trials_that_differ_in_clustering_and_measures_alone_share_outputs()
    {
        using var network = Network();
        var outputs = new TrialOutputs(network);
        var one = Measured.Feasible(Point with { Bandwidth = 1, Kernel = Kernel.Gaussian, Measure = Measures.Instances | Measures.Seams });
        var other = Measured.Feasible(Point with { Bandwidth = 2, Measure = Measures.Panels | Measures.Seams });

        Assert.Same(outputs.Whole(one), outputs.Whole(other));
        Assert.Same(outputs.Stitched(one.Point, one.Tiling!), outputs.Stitched(other.Point, other.Tiling!));
        Assert.NotSame(
            outputs.Instances(outputs.LabelledWhole(one), one.Point), outputs.Instances(outputs.LabelledWhole(other), other.Point));
    }

    [Fact]
    public void Another_crop_shares_the_whole_image_and_is_stitched_anew()
    {
        using var network = Network();
        var outputs = new TrialOutputs(network);
        var one = Measured.Feasible(Point);
        var other = Measured.Feasible(Point with { TileCrop = new PerAxis(7, 7) });

        Assert.Same(outputs.Whole(one), outputs.Whole(other));
        Assert.Equal([7 * other.Tiling!.Tiles[0], 7 * other.Tiling.Tiles[1]], outputs.Stitched(other.Point, other.Tiling).Stitched.Sides.ToArray());
        Assert.NotSame(outputs.Stitched(one.Point, one.Tiling!), outputs.Stitched(other.Point, other.Tiling));
    }

    [Theory]
    [InlineData("noise")]
    [InlineData("elastic")]
    [InlineData("spacing")]
    [InlineData("radius")]
    [InlineData("scene")]
    public void Another_scene_is_another_output(string what)
    {
        using var network = Network();
        var outputs = new TrialOutputs(network);
        var point = Point with { WholeImage = new PerAxis(40, 40) };
        var other = what switch
        {
            "noise" => point with { Noise = 0.01 },
            "elastic" => point with { Elastic = 1 },
            "spacing" => point with { Spacing = new PerAxis(9, 9) },
            "radius" => point with { Radius = 1 },
            _ => point with { Scene = SceneKind.Nuclei, Radius = 3, Spacing = new PerAxis(12, 12) },
        };
        var (first, second) = (outputs.Whole(Measured.Feasible(point)), outputs.Whole(Measured.Feasible(other)));

        Assert.Equal(first.Sides, second.Sides);
        Assert.NotEqual(first.Values, second.Values);
    }

    private static ShiftEquivariantUNet Network()
    {
        var network = new ShiftEquivariantUNet(UNetOptions.Of(Point), ScalarType.Float32);
        network.Weights.Set(HeInitialisation.Of(network.Weights.Shapes, 0));
        return network;
    }
}
