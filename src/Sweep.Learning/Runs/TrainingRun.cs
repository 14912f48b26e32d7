using System.Diagnostics;
using Sweep.Learning.Measuring;
using Sweep.Learning.Native;
using Sweep.Learning.Networks;
using Sweep.Learning.Panels;
using Sweep.Learning.Scenes;
using Sweep.Learning.Training;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;
using static TorchSharp.torch;

namespace Sweep.Learning.Runs;

/// <summary>Runs one training with all its trials: makes (and trains) the network once, then measures every trial on it.</summary>
public static class TrainingRun
{
    /// <summary>Trains, then yields each trial's outcome as soon as it is measured. Runs on the calling thread only.</summary>
    /// <param name="trials">At least one; all share <see cref="GridPoint.TrainingCanonical"/>.</param>
    /// <param name="checkpointing">Null: an interrupted training starts again from the beginning.</param>
    /// <param name="cancellationToken">Checked between steps and between trials.</param>
    /// <exception cref="TrainingDivergedException">The loss became infinite or NaN.</exception>
    public static IEnumerable<RunOutcome> Of(IReadOnlyList<Trial> trials, Checkpointing? checkpointing, CancellationToken cancellationToken)
    {
        if (trials.Select(static trial => trial.Point.TrainingCanonical).Distinct().Count() != 1)
        {
            throw new ArgumentException("a training needs one trial or more, all of the same network", nameof(trials));
        }

        return Of(trials, new RunConditions { Checkpointing = checkpointing }, cancellationToken);
    }

    /// <summary>The same without checkpoints.</summary>
    /// <exception cref="TrainingDivergedException">The loss became infinite or NaN.</exception>
    public static IEnumerable<RunOutcome> Of(IReadOnlyList<Trial> trials, CancellationToken cancellationToken) =>
        Of(trials, (Checkpointing?)null, cancellationToken);

    /// <summary>Runs under the given conditions; all trials, at least one, have the same network.</summary>
    internal static IEnumerable<RunOutcome> Of(IReadOnlyList<Trial> trials, RunConditions conditions, CancellationToken cancellationToken)
    {
        TorchRuntime.EnsurePrepared(conditions.Threads);
        try
        {
            foreach (var outcome in Measured(trials, conditions, cancellationToken))
            {
                yield return outcome;
            }
        }
        finally
        {
            TorchRuntime.EnsurePrepared();
        }
    }

    private static IEnumerable<RunOutcome> Measured(IReadOnlyList<Trial> trials, RunConditions conditions, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();

        // An earlier training of this process may have read other files of the same names.
        var images = TrainingImages.Hold(trials[0].Point, conditions.Images);
        using var network = Initialised(trials[0].Point);
        var training = Trained(network, trials[0], conditions.Checkpointing, conditions.StepCount, cancellationToken);
        var measuring = new TrialMeasuring(network, training);
        var trainingTime = clock.Elapsed;
        foreach (var trial in trials)
        {
            cancellationToken.ThrowIfCancellationRequested();
            clock.Restart();
            var (measurement, panel) = Measured(measuring, trial);
            yield return new RunOutcome(trial, measurement, trainingTime, clock.Elapsed, panel, training?.ResumedStep)
            {
                Images = images,
                Evidence = conditions.KeepsEvidence(trial, measurement) ? Evidence.Of(network, measuring.Images(trial)) : null,
            };
        }
    }

    /// <summary>Trains a network on the scene of a trial; returns null if its weights stay random.</summary>
    internal static TrainingResult? Trained(ShiftEquivariantUNet network, Trial trial, Checkpointing? checkpointing, CancellationToken cancellationToken) =>
        Trained(network, trial, checkpointing, null, cancellationToken);

    private static TrainingResult? Trained(
        ShiftEquivariantUNet network, Trial trial, Checkpointing? checkpointing, StepCount? count, CancellationToken cancellationToken) =>
        trial is { Training: { } window, Point: { Steps: > 0 } point }
            ? new Trainer(network, point, window, checkpointing, count).Run(cancellationToken)
            : null;

    internal static ShiftEquivariantUNet Initialised(GridPoint point)
    {
        var type = point.Precision == Precision.Float64 ? ScalarType.Float64 : ScalarType.Float32;
        var network = new ShiftEquivariantUNet(UNetOptions.Of(point), type, TorchDevice.Current);
        network.Weights.Set(HeInitialisation.Of(network.Weights.Shapes, point.RandomSeed));
        return network;
    }

    /// <summary>A method of its own, because a dispose scope belongs to a thread and must not stay open across a yield.</summary>
    private static (Measurement Measurement, byte[]? Panel) Measured(TrialMeasuring measuring, Trial trial)
    {
        using var scope = NewDisposeScope();
        var measurement = measuring.Of(trial);
        return (measurement, Pictures.Of(trial, measuring.Outputs, measurement) is { } subject ? Panel.Draw(subject) : null);
    }
}

/// <summary>The conditions of a training and its trials.</summary>
internal sealed record RunConditions
{
    /// <summary>Null: an interrupted training starts again from the beginning.</summary>
    public Checkpointing? Checkpointing { get; init; }

    /// <summary>Counts the steps of the training; null: nobody asks.</summary>
    public StepCount? StepCount { get; init; }

    /// <summary>Expected SHA-256 of the user's images; null: any images in the folder.</summary>
    public string? Images { get; init; }

    /// <summary>Number of libtorch's threads. Usually one, because several threads mostly wait for each other.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Whether to keep weights and images of a trial with its measurement.</summary>
    public Func<Trial, Measurement, bool> KeepsEvidence { get; init; } = static (_, _) => false;
}
