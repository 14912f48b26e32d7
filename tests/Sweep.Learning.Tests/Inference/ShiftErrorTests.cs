using Sweep.Learning.Inference;
using Sweep.Learning.Networks;
using Sweep.Learning.Randomness;
using Sweep.Theory.Points;
using static TorchSharp.torch;
using Padding = Sweep.Theory.Points.Padding;

namespace Sweep.Learning.Tests.Inference;

/// <summary>Which networks follow every shift of a whole image around a circular border.</summary>
[Fast]
public sealed class ShiftErrorTests
{
    private static readonly PerAxis Sides = new(16, 16);

    [Theory]
    [InlineData(Pooling.Dilated, Upsampling.Learnt)]
    [InlineData(Pooling.Dilated, Upsampling.Nearest)]
    [InlineData(Pooling.AdaptivePolyphase, Upsampling.Learnt)]
    [InlineData(Pooling.AdaptivePolyphase, Upsampling.Nearest)]
    [InlineData(Pooling.AdaptivePolyphase, Upsampling.Linear)]
    public void Dilated_and_adaptive_networks_follow_every_shift(Pooling pooling, Upsampling upsampling) =>
        Assert.InRange(Of(pooling, upsampling), 0, 1e-10);

    [Theory]
    [InlineData(Pooling.Dilated, 1)]
    [InlineData(Pooling.Dilated, 3)]
    [InlineData(Pooling.AdaptivePolyphase, 1)]
    [InlineData(Pooling.AdaptivePolyphase, 3)]
    public void On_lines_and_in_volumes_with_factors_that_differ_by_axis_too(Pooling pooling, int dimensions)
    {
        var factor = dimensions == 1 ? new PerAxis(3) : new PerAxis(1, 2, 3);
        var sides = factor.Select(static f => 4 * f);
        using var network = new ShiftEquivariantUNet(new UNetOptions(dimensions, [factor], Padding.Circular, Pooling: pooling, Width: 8), ScalarType.Float64);
        network.Weights.Set(HeInitialisation.Of(network.Weights.Shapes, 1));
        using var image = ImageTensor.Of(GenericImage.Of(sides, 1), sides, network.Weights.Values);

        Assert.InRange(ShiftError.Of(network, image, factor), 0, 1e-10);
    }

    [Theory]
    [InlineData(Pooling.Max)]
    [InlineData(Pooling.Average)]
    [InlineData(Pooling.Blur)]
    public void Fixed_grids_follow_multiples_of_the_period_alone(Pooling pooling)
    {
        Assert.InRange(Of(pooling, Upsampling.Learnt), 0.1, double.MaxValue);

        using var network = Network(pooling, Upsampling.Learnt);
        using var image = ImageTensor.Of(GenericImage.Of(Sides, 1), Sides, network.Weights.Values);
        using var unrecorded = no_grad();
        var moved = network.Forward(image.roll([4L, 8], [2L, 3]));
        Assert.InRange((moved - network.Forward(image).roll([4L, 8], [2L, 3])).abs().max().item<double>(), 0, 1e-10);
    }

    /// <summary>On a lattice all grids of which look alike, the choice between them is a tie, and the guarantee is void.</summary>
    [Fact]
    public void Ties_between_grids_break_the_guarantee_of_adaptive_polyphase()
    {
        using var network = Network(Pooling.AdaptivePolyphase, Upsampling.Learnt);
        var stripes = Enumerable.Range(0, 256).Select(static pixel => pixel / 16 % 16 == 0 || pixel / 16 % 16 == 5 ? 1.0 : 0).ToArray();
        using var image = ImageTensor.Of(stripes, Sides, network.Weights.Values);

        Assert.InRange(ShiftError.Of(network, image, new PerAxis(4, 4)), 1e-3, double.MaxValue);
    }

    private static double Of(Pooling pooling, Upsampling upsampling)
    {
        using var network = Network(pooling, upsampling);
        using var image = ImageTensor.Of(GenericImage.Of(Sides, 1), Sides, network.Weights.Values);
        return ShiftError.Of(network, image, new PerAxis(4, 4));
    }

    private static ShiftEquivariantUNet Network(Pooling pooling, Upsampling upsampling)
    {
        var network = new ShiftEquivariantUNet(
            new UNetOptions(2, [new PerAxis(2, 2), new PerAxis(2, 2)], Padding.Circular, upsampling, pooling, Width: 8), ScalarType.Float64);
        network.Weights.Set(HeInitialisation.Of(network.Weights.Shapes, 1));
        return network;
    }
}
