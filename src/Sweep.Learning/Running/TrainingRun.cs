using System.Diagnostics;
using Sweep.Learning.Measuring;
using Sweep.Learning.Networks;
using Sweep.Learning.Panels;
using Sweep.Learning.Training;
using Sweep.Learning.Training.Checkpoints;
using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;
using static TorchSharp.torch;

namespace Sweep.Learning.Running;

/// <summary>One training with all its trials: the network is made (and trained) once, then every trial is measured on it.</summary>
public static class TrainingRun
{
    /// <summary>Trains, then yields each trial's outcome as soon as it is measured. Runs on the calling thread only.</summary>
    /// <param name="trials">At least one; all share <see cref="GridPoint.TrainingCanonical"/>.</param>
    /// <param name="checkpointing">Null: a training that is interrupted begins anew.</param>
    /// <param name="cancellationToken">Looked at between steps and between trials.</param>
    /// <exception cref="TrainingDivergedException">The loss became infinite or NaN.</exception>
    public static IEnumerable<TrialOutcome> Of(IReadOnlyList<Trial> trials, Checkpointing? checkpointing, CancellationToken cancellationToken)
    {
        if (trials.Select(static trial => trial.Point.TrainingCanonical).Distinct().Count() != 1)
        {
            throw new ArgumentException("a training needs one trial or more, all of the same network", nameof(trials));
        }

        return Outcomes(trials, checkpointing, cancellationToken);
    }

    /// <summary>The same without checkpoints.</summary>
    /// <exception cref="TrainingDivergedException">The loss became infinite or NaN.</exception>
    public static IEnumerable<TrialOutcome> Of(IReadOnlyList<Trial> trials, CancellationToken cancellationToken) => Of(trials, null, cancellationToken);

    private static IEnumerable<TrialOutcome> Outcomes(IReadOnlyList<Trial> trials, Checkpointing? checkpointing, CancellationToken cancellationToken)
    {
        TorchRuntime.EnsurePrepared();
        var clock = Stopwatch.StartNew();
        using var network = Initialised(trials[0].Point);
        var training = trials[0] is { Training: { } window, Point: { Steps: > 0 } point }
            ? new Trainer(network, point, window, checkpointing).Run(cancellationToken)
            : null;
        var measuring = new TrialMeasuring(network, training);
        var trainingTime = clock.Elapsed;
        foreach (var trial in trials)
        {
            cancellationToken.ThrowIfCancellationRequested();
            clock.Restart();
            var (measurement, panel) = Measured(measuring, trial);
            yield return new TrialOutcome(trial, measurement, trainingTime, clock.Elapsed, panel, training?.ResumedStep);
        }
    }

    private static ShiftEquivariantUNet Initialised(GridPoint point)
    {
        var type = point.Precision == Precision.Float64 ? ScalarType.Float64 : ScalarType.Float32;
        var network = new ShiftEquivariantUNet(UNetOptions.Of(point), type, TorchDevice.Current);
        network.Weights.Set(HeInitialisation.Of(network.Weights.Shapes, point.Seed));
        return network;
    }

    /// <summary>Not in the iterator itself: a dispose scope belongs to a thread and must not stay open across a yield.</summary>
    private static (Measurement Measurement, byte[]? Panel) Measured(TrialMeasuring measuring, Trial trial)
    {
        using var scope = NewDisposeScope();
        var measurement = measuring.Of(trial);
        return (measurement, measuring.Picture(trial, measurement) is { } subject ? Panel.Draw(subject) : null);
    }
}

/// <param name="TrainingTime">Time of the training, the same for all its trials.</param>
/// <param name="MeasuringTime">Time of this trial's measurement and of its picture.</param>
/// <param name="Panel">Its picture as PNG, where the trial asks for one.</param>
/// <param name="ResumedStep">The step that its training went on from after an interruption; null: it was trained in one go, or not at all.</param>
public sealed record TrialOutcome(Trial Trial, Measurement Measurement, TimeSpan TrainingTime, TimeSpan MeasuringTime, byte[]? Panel, int? ResumedStep);
