using Sweep.Learning.Networks;
using Sweep.Learning.Training;
using Sweep.Theory.Points;
using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Learning.Tests.Training;

[Fast]
public sealed class FlatAdamTests
{
    [Fact]
    public void Five_steps_equal_those_of_the_librarys_own_Adam()
    {
        using var network = new ShiftEquivariantUNet(new UNetOptions(1, [new PerAxis(2)], Width: 2), ScalarType.Float64);
        network.Weights.Set(HeInitialisation.Of(network.Weights.Shapes, 3));
        using var weights = new TorchSharp.Modules.Parameter(network.Weights.Values.clone());
        using var reference = optim.Adam([weights], lr: 0.01);
        using var adam = new FlatAdam(network.Weights, 0.01);

        for (var step = 1; step <= 5; step++)
        {
            using (no_grad())
            {
                network.Weights.Gradients.copy_((network.Weights.Values - 0.1) * step);
            }

            weights.grad = network.Weights.Gradients.clone();
            reference.step();
            adam.Step(step);
        }

        Assert.True(network.Weights.Values.allclose(weights.detach(), rtol: 1e-12, atol: 1e-14));
        Assert.Equal(0, network.Weights.Gradients.abs().max().item<double>());
    }
}
