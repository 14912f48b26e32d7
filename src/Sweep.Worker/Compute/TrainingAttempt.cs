using Sweep.Contracts.Scheduling;
using Sweep.Learning.Refuting;
using Sweep.Learning.Scenes.Folders;
using Sweep.Learning.Training.Checkpoints;
using Sweep.Theory;
using Sweep.Theory.Trials;

namespace Sweep.Worker.Compute;

/// <summary>One try at one training with its trials; runs on the compute thread from beginning to end.</summary>
/// <param name="run">Trains, measures, judges and measures again; <see cref="JudgedRun"/> as a rule.</param>
/// <param name="report">Receives each trial as soon as it is measured, and measured again where it refutes a law.</param>
internal sealed class TrainingAttempt(
    LeasedTraining training,
    TrialsRun run,
    Action<TrialReport> report,
    WorkerCheckpoints checkpoints,
    CounterExamplePacking packing,
    TimeProvider time)
{
    private volatile CheckpointFolder? folder;

    /// <summary>Where the training is saved; null: nowhere.</summary>
    public CheckpointFolder? Folder => folder;

    /// <param name="timeUp">The training's own limit.</param>
    /// <param name="cancellationToken">Is cancelled by that limit too.</param>
    /// <exception cref="SweepException">A point turned out to be infeasible, or the training cannot be done.</exception>
    public void Run(CancellationToken timeUp, CancellationToken cancellationToken)
    {
        var ids = training.Trials.ToDictionary(static trial => trial.Point.Canonical, static trial => trial.Id);
        List<Trial> trials = [.. training.Trials.Select(static trial => Feasible(trial.Point))];
        var images = TrainingImages.Hold(trials[0].Point, training.Images);
        var checkpointing = checkpoints.For(trials[0].Point, images);
        folder = checkpointing?.Folder;
        var started = time.GetUtcNow();
        foreach (var (outcome, judgement, example) in run(trials, checkpointing, images, timeUp, cancellationToken))
        {
            var id = ids[outcome.Trial.Point.Canonical];
            var ended = time.GetUtcNow();
            report(new()
            {
                Attempt = Guid.NewGuid(),
                Training = training.Id,
                Trial = id,
                Started = started,
                Ended = ended,
                TrainingTime = outcome.TrainingTime,
                MeasuringTime = outcome.MeasuringTime,
                Measurement = outcome.Measurement,
                Judgement = judgement,
                Panel = outcome.Panel,
                ResumedStep = outcome.ResumedStep,
                Images = outcome.Images,
                CounterExample = example is null ? null : packing.Pack(example, id),
            });
            started = ended;
        }
    }

    private static Trial Feasible(GridPoint point)
    {
        var (trial, reason) = Trial.Of(point);
        return trial ?? throw new InvalidSweepException(reason ?? "the point is infeasible");
    }
}

/// <inheritdoc cref="JudgedRun.Of"/>
internal delegate IEnumerable<JudgedOutcome> TrialsRun(
    IReadOnlyList<Trial> trials, Checkpointing? checkpointing, string? images, CancellationToken timeUp, CancellationToken cancellationToken);
