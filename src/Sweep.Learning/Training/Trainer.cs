using Sweep.Learning.Inference;
using Sweep.Learning.Losses;
using Sweep.Learning.Networks;
using Sweep.Learning.Scenes;
using Sweep.Learning.Training.Checkpoints;
using Sweep.Theory.Geometry;
using Sweep.Theory.Trials;
using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Learning.Training;

/// <summary>What a training came to.</summary>
/// <param name="Steps">Steps made; fewer than asked for when the loss reached 0.</param>
/// <param name="FinalLoss">Mean loss of the last tenth of them.</param>
/// <param name="Curve">Mean loss of each of at most 100 equal stretches of the steps.</param>
internal sealed record TrainingResult(int Steps, double FinalLoss, IReadOnlyList<double> Curve)
{
    private const int Stretches = 100;

    /// <summary>The step of the checkpoint that the training went on from; null: it was trained in one go.</summary>
    public int? ResumedStep { get; init; }

    public static TrainingResult Of(IReadOnlyList<double> losses)
    {
        var count = Math.Min(Stretches, losses.Count);
        return new(losses.Count, losses.TakeLast((losses.Count + 9) / 10).Average(), [.. Enumerable.Range(0, count).Select(stretch =>
        {
            var from = (int)((long)stretch * losses.Count / count);
            return losses.Skip(from).Take((int)((stretch + 1L) * losses.Count / count) - from).Average();
        })]);
    }
}

/// <summary>Trains a network on windows of its scene, a batch of windows a step, each at a place of its own.</summary>
internal sealed class Trainer(ShiftEquivariantUNet network, GridPoint point, WindowGeometry window, Checkpointing? checkpointing = null)
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
            Train(state, rhythm, cancellationToken);
            return TrainingResult.Of(state.Losses) with { ResumedStep = resumed };
        }
        finally
        {
            network.Training = false;
        }
    }

    /// <summary>Notes the loss before each step, until it is 0 or the steps are used up.</summary>
    private void Train(TrainingState state, CheckpointRhythm? rhythm, CancellationToken cancellationToken)
    {
        var losses = state.Losses;
        while (losses.Count < point.Steps)
        {
            // Looked at once: who is stopped here was saved here.
            var isStopping = cancellationToken.IsCancellationRequested;
            rhythm?.Beat(isStopping);
            if (isStopping)
            {
                throw new OperationCanceledException(cancellationToken);
            }

            using var scope = NewDisposeScope();
            var total = Loss(losses.Count);
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
            state.Adam.Step(losses.Count);
        }
    }

    /// <summary>
    /// Joint loss of the step's windows. A window starts at pixel Offset of the output, and the input Margin before the output. Objects
    /// of different windows are different instances, background is one for all.
    /// </summary>
    private Tensor Loss(int step)
    {
        var outside = window.Margin.Select(static margin => -margin);
        var scenes = Enumerable.Range(0, point.Batch).Select(item => Scene.ForTraining(point, window, ((long)step * point.Batch) + item)).ToArray();
        var pixels = scenes.SelectMany(scene => scene.Image(outside, window.Input)).ToArray();
        var (instances, count) = Instances.Of([.. scenes.Select(scene => scene.Labels(window.Offset, window.Window))]);
        using var input = ImageTensor.Of(pixels, window.Input, network.Weights.Values, point.Batch);
        var output = Part.Of(network.Forward(input), window.Offset, window.Window);
        return loss.Of(output.flatten(2).transpose(1, 2).flatten(0, 1), tensor(instances, device: output.device), count).Total;
    }
}
