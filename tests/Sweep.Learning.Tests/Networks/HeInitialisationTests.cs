using Sweep.Learning.Networks;
using Sweep.Theory.Points;
using static TorchSharp.torch;

namespace Sweep.Learning.Tests.Networks;

[Fast]
public sealed class HeInitialisationTests
{
    [Fact]
    public void Weights_have_variance_2_over_fan_in_and_biases_are_zero()
    {
        using var network = new ShiftEquivariantUNet(new UNetOptions(2, [new PerAxis(2, 2)], Width: 32), ScalarType.Float64);
        network.Weights.Set(HeInitialisation.Of(network.Weights.Shapes, 1));

        // 64 x 32 x 9 weights with a fan-in of 288; 64 x 32 x 4 with a fan-in of 64.
        Assert.InRange(network.Weights["encoder.1.0.weight"].var(unbiased: true).item<double>() * 288 / 2, 0.95, 1.05);
        Assert.InRange(network.Weights["upsample.0.weight"].var(unbiased: true).item<double>() * 64 / 2, 0.92, 1.08);
        Assert.All(
            network.Weights.Shapes.Where(static shape => shape.FanIn == 0),
            shape => Assert.Equal(0, network.Weights[shape.Name].abs().max().item<double>()));
    }

    [Fact]
    public void A_seed_is_a_network_and_another_seed_another()
    {
        WeightShape[] shapes = [new("head.weight", [3, 16, 1], 16)];

        Assert.Equal(HeInitialisation.Of(shapes, 5), HeInitialisation.Of(shapes, 5));
        Assert.NotEqual(HeInitialisation.Of(shapes, 5), HeInitialisation.Of(shapes, 6));
    }
}
