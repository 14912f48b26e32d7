using Sweep.Contracts.Leases;
using Sweep.Contracts.Reports;
using Sweep.Learning.Running;
using Sweep.Learning.Training.Checkpoints;
using Sweep.Theory;
using Sweep.Theory.Trials;
using Sweep.Theory.Verdicts;

namespace Sweep.Worker.Compute;

/// <summary>One try at one training with its trials; runs on the compute thread from beginning to end.</summary>
/// <param name="report">Receives each trial as soon as it is measured.</param>
internal sealed class TrainingAttempt(LeasedTraining training, Action<TrialReport> report, WorkerCheckpoints checkpoints, TimeProvider time)
{
    private volatile CheckpointFolder? folder;

    /// <summary>Where the training is saved; null: nowhere.</summary>
    public CheckpointFolder? Folder => folder;

    /// <exception cref="SweepException">A point turned out to be infeasible, or the training cannot be done.</exception>
    public void Run(CancellationToken cancellationToken)
    {
        var ids = training.Trials.ToDictionary(static trial => trial.Point.Canonical, static trial => trial.Id);
        List<Trial> trials = [.. training.Trials.Select(static trial => Feasible(trial.Point))];
        var checkpointing = checkpoints.For(trials[0].Point);
        folder = checkpointing?.Folder;
        var started = time.GetUtcNow();
        foreach (var outcome in TrainingRun.Of(trials, checkpointing, cancellationToken))
        {
            var judgement = Judgement.Of(outcome.Trial, outcome.Measurement);
            var ended = time.GetUtcNow();
            report(new()
            {
                Attempt = Guid.NewGuid(),
                Training = training.Id,
                Trial = ids[outcome.Trial.Point.Canonical],
                Started = started,
                Ended = ended,
                TrainingTime = outcome.TrainingTime,
                MeasuringTime = outcome.MeasuringTime,
                Measurement = outcome.Measurement,
                Judgement = judgement,
                Panel = outcome.Panel,
                ResumedStep = outcome.ResumedStep,
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
