using Sweep.Learning.Measuring;
using Sweep.Learning.Networks;
using Sweep.Learning.Randomness;
using Sweep.Theory.Points;
using static TorchSharp.torch;
using Padding = Sweep.Theory.Points.Padding;

namespace Sweep.Learning.Tests.Measuring;

/// <summary>How clearly adaptive polyphase prefers its grids, on 16 pixels and period 4.</summary>
[Fast]
public sealed class GridGapsTests
{
    private static readonly PerAxis Sides = new(16);

    private static readonly PerAxis Period = new(4);

    [Fact]
    public void An_image_without_symmetry_has_a_clear_grid_whose_lead_no_shift_changes()
    {
        var generic = GenericImage.Of(Sides, 1);
        double[] shifted = [.. generic[3..], .. generic[..3]];

        Assert.InRange(Gap(generic)!.Value, 1e-3, 1);
        Assert.Equal(Gap(generic)!.Value, Gap(shifted)!.Value, 12);
    }

    /// <summary>Even and odd pixels of the stripes 1 0 1 0 .. differ; what the one grid keeps is constant, and the next level ties.</summary>
    [Theory]
    [InlineData("1")]
    [InlineData("10")]
    public void An_image_whose_grids_look_alike_has_no_lead(string stripes) =>
        Assert.Equal(0, Gap([.. Enumerable.Range(0, 16).Select(pixel => stripes[pixel % stripes.Length] == '1' ? 1.0 : 0)]));

    [Fact]
    public void Fixed_grids_are_not_chosen() => Assert.Null(Gap(GenericImage.Of(Sides, 1), Pooling.Max));

    private static double? Gap(double[] pixels, Pooling pooling = Pooling.AdaptivePolyphase)
    {
        using var network = new ShiftEquivariantUNet(
            new UNetOptions(1, [new PerAxis(2), new PerAxis(2)], Padding.Circular, Pooling: pooling, Width: 8), ScalarType.Float64);
        network.Weights.Set(HeInitialisation.Of(network.Weights.Shapes, 1));
        using var image = ImageTensor.Of(pixels, Sides, network.Weights.Values);
        return GridGaps.Of(network, image, Period);
    }
}
