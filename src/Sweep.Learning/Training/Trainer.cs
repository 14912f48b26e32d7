using Sweep.Learning.Inference;
using Sweep.Learning.Networks;
using Sweep.Learning.Scenes;
using Sweep.Theory;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;
using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Learning.Training;

/// <summary>Trains a network on windows of its scene, a batch of windows in each step, each at another place.</summary>
/// <param name="count">Counts the steps; null: nobody asks.</param>
internal sealed class Trainer(
    ShiftEquivariantUNet network, GridPoint point, WindowGeometry window, Checkpointing? checkpointing = null, StepCount? count = null)
{
    private readonly DiscriminativeLoss loss = new(new LossOptions(point.DeltaV, point.DeltaD, point.PairMask));

    public TrainingResult Run(CancellationToken cancellationToken)
    {
        network.Training = true;
        try
        {
            using var adam = new FlatAdam(network.Weights, point.LearningRate);
            var state = new TrainingState(network, adam, []);
            var rhythm = checkpointing is null ? null : new CheckpointRhythm(checkpointing, state);
            var resumed = rhythm?.Resume();
            count?.Begin(state.Steps.Count);
            Train(state, rhythm, cancellationToken);
            count?.End(state.Steps.Count);
            return TrainingResult.Of(state.Steps) with { ResumedStep = resumed };
        }
        finally
        {
            network.Training = false;
        }
    }

    /// <summary>
    /// Records the loss before each step, until it is 0 over two instances or more, or the steps are used up. A loss of 0 without a comparison
    /// is a step, too, also of Adam: so the n-th loss belongs to Adam's n-th step, and a checkpoint needs no other count.
    /// </summary>
    private void Train(TrainingState state, CheckpointRhythm? rhythm, CancellationToken cancellationToken)
    {
        var steps = state.Steps;
        while (steps.Count < point.Steps)
        {
            // Read once, so that a training that stops here was saved here.
            var isStopping = cancellationToken.IsCancellationRequested;
            rhythm?.Beat(isStopping);
            if (isStopping)
            {
                throw new OperationCanceledException(cancellationToken);
            }

            using var scope = NewDisposeScope();
            var (total, instances) = Loss(steps.Count);
            var step = new TrainingStep(total.to(ScalarType.Float64).item<double>(), instances);
            steps.Add(step);
            if (!double.IsFinite(step.Loss))
            {
                throw new TrainingDivergedException(steps.Count, point.LearningRate);
            }

            if (step.EndsTraining)
            {
                break;
            }

            total.backward();
            state.Adam.Step(steps.Count);
            count?.Reach(steps.Count);
        }
    }

    /// <summary>
    /// Returns the joint loss of the step's windows, and the number of their instances. A window starts at pixel Offset of the output, and the input Margin before the output. Objects
    /// of different windows are different instances, background is one for all.
    /// </summary>
    private (Tensor Total, long Instances) Loss(int step)
    {
        var outside = window.Margin.Select(static margin => -margin);
        var scenes = Enumerable.Range(0, point.Batch).Select(item => Scene.ForTraining(point, window, ((long)step * point.Batch) + item)).ToArray();
        var pixels = scenes.SelectMany(scene => scene.Image(outside, window.Input)).ToArray();
        var (instances, count) = Instances.Of([.. scenes.Select(scene => scene.Labels(window.Offset, window.Window))]);
        using var input = ImageTensor.Of(pixels, window.Input, network.Weights.Values, point.Batch);
        var output = Cutout.Of(network.Forward(input), window.Offset, window.Window);
        return (loss.Of(output.flatten(2).transpose(1, 2).flatten(0, 1), tensor(instances, device: output.device), count).Total, count);
    }
}

/// <summary>The loss is not a finite number any more; another attempt would diverge, too.</summary>
public sealed class TrainingDivergedException(int step, double learningRate) : SweepException(
    $"The loss became infinite or NaN at step {step} with learning_rate {learningRate}; a smaller learning_rate would work.");
