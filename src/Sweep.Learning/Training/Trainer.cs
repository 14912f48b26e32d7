using Sweep.Learning.Inference;
using Sweep.Learning.Losses;
using Sweep.Learning.Networks;
using Sweep.Learning.Randomness;
using Sweep.Learning.Scenes;
using Sweep.Theory;
using Sweep.Theory.Geometry;
using Sweep.Theory.Trials;
using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Learning.Training;

/// <summary>What a training came to.</summary>
/// <param name="Steps">Steps made; fewer than asked for when the loss reached 0.</param>
/// <param name="FinalLoss">Mean loss of the last tenth of them.</param>
internal sealed record TrainingResult(int Steps, double FinalLoss);

/// <summary>Trains a network on windows of its scene, one window a step, the scene shifted anew each time.</summary>
internal sealed class Trainer(ShiftEquivariantUNet network, GridPoint point, WindowGeometry window)
{
    private readonly DiscriminativeLoss loss = new(new LossOptions(point.DeltaV, point.DeltaD, point.PairMask));
    private readonly CounterRandom random = new(point.Seed, RandomStream.LatticeShift);

    public TrainingResult Run(CancellationToken cancellationToken)
    {
        using var adam = new FlatAdam(network.Weights, point.LearningRate);
        var losses = new List<double>();
        while (losses.Count < point.Steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var total = Loss(Scene.Of(point, Shift(losses.Count)));
            losses.Add(total.to(ScalarType.Float64).item<double>());
            if (!double.IsFinite(losses[^1]))
            {
                throw new TrainingDivergedException(losses.Count, point.LearningRate);
            }

            if (losses[^1] == 0)
            {
                break;
            }

            total.backward();
            adam.Step(losses.Count);
        }

        return new TrainingResult(losses.Count, losses.TakeLast((losses.Count + 9) / 10).Average());
    }

    /// <summary>Loss of the window on one scene. The window starts at pixel Offset of the output, and the input Margin before the output.</summary>
    private Tensor Loss(Scene scene)
    {
        var outside = window.Margin.Select(static margin => -margin);
        using var input = ImageTensor.Of(scene.Image(outside, window.Input), window.Input, network.Weights.Values);
        var output = Part.Of(network.Forward(input), window.Offset, window.Window);

        var (instances, count) = Instances.Of(scene.Labels(window.Offset, window.Window));
        return loss.Of(output.flatten(2)[0].t(), tensor(instances, device: output.device), count).Total;
    }

    /// <summary>Where the lattice lies at a step: a function of the seed and the step alone.</summary>
    private PerAxis Shift(int step) => PerAxis.FromAxes(
        point.Dimensions, axis => random.Below(point.Spacing[axis], ((long)step * point.Dimensions) + axis));
}
