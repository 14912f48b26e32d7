using Sweep.Contracts.Scheduling;
using Sweep.Learning.Packets;
using Sweep.Learning.Runs;
using Sweep.Learning.Scenes;
using Sweep.Learning.Training;
using Sweep.Theory;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Worker.Compute;

/// <summary>One attempt at a training with its trials; runs on the compute thread from beginning to end.</summary>
/// <param name="run">Trains, measures and judges, and measures refuting trials again: <see cref="JudgedRun"/>, except in tests.</param>
/// <param name="report">Receives each trial as soon as it is measured, and measured again if it refutes a law.</param>
/// <param name="points">The trials of earlier configurations.</param>
internal sealed class TrainingAttempt(
    LeasedTraining training,
    LeasedPoints points,
    TrialsRun run,
    Action<TrialReport> report,
    WorkerCheckpoints checkpoints,
    CounterExamplePacking packing,
    TimeProvider time)
{
    private volatile CheckpointFolder? folder;
    private volatile StepCount? count;

    /// <summary>Folder of the training's checkpoints; null: it has none.</summary>
    public CheckpointFolder? Folder => folder;

    /// <summary>How far it is at this moment; null: it has not begun.</summary>
    public TrainingAtWork? AtWork => count?.Now is { } now
        ? new()
        {
            Training = training.Id,
            Point = training.Trials[0].Configuration.Point,
            FirstStep = now.First,
            Step = now.Step,
            Steps = now.Steps,
            TrainingTime = now.TrainingTime,
            MeasuringTime = now.MeasuringTime,
        }
        : null;

    /// <param name="timeUp">Is cancelled when the time limit of the training is over.</param>
    /// <param name="cancellationToken">Is cancelled by that limit, and when the lease is lost.</param>
    /// <exception cref="SweepException">A grid point is infeasible, or the training cannot be done.</exception>
    public void Run(CancellationToken timeUp, CancellationToken cancellationToken)
    {
        Dictionary<Trial, LeasedTrial> leased = new(ReferenceEqualityComparer.Instance);
        List<Trial> trials = [];
        foreach (var one in training.Trials)
        {
            trials.Add(points.Of(one));
            leased.Add(trials[^1], one);
        }

        count = new(trials[0].Point.Steps, time);
        var images = TrainingImages.Hold(trials[0].Point, training.Trials[0].Configuration.Images);
        var checkpointing = checkpoints.For(trials[0].Point, images);
        folder = checkpointing?.Folder;
        var started = time.GetUtcNow();
        foreach (var (outcome, judgement, example) in run(
            trials, trial => leased[trial].Configuration.Prediction, checkpointing, images, count, timeUp, cancellationToken))
        {
            var id = leased[outcome.Trial].Id;
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
            count.Measured();
        }
    }
}

/// <summary>Parses leased points, each configuration once. Used by the compute thread only.</summary>
internal sealed class LeasedPoints
{
    private const int MostKept = 1000;

    private readonly Dictionary<string, Trial> known = [];

    /// <summary>Returns a trial with its seed. A seed changes no size, so that replicates differ in it alone.</summary>
    /// <exception cref="SweepException">The point is infeasible here, or another version wrote it.</exception>
    public Trial Of(LeasedTrial leased)
    {
        var text = leased.Configuration.Point;
        if (!known.TryGetValue(text, out var trial))
        {
            if (known.Count == MostKept)
            {
                known.Clear();
            }

            var (feasible, reason) = Trial.Of(GridPoint.Parse(text));
            known[text] = trial = feasible ?? throw new InvalidSweepException(reason ?? "the point is infeasible");
        }

        return trial with { Point = trial.Point with { Seed = leased.Seed } };
    }
}

/// <inheritdoc cref="JudgedRun.Of(IReadOnlyList{Trial}, Func{Trial, Prediction}, Checkpointing?, string?, StepCount?, CancellationToken, CancellationToken)"/>
internal delegate IEnumerable<JudgedOutcome> TrialsRun(
    IReadOnlyList<Trial> trials, Func<Trial, Prediction> recorded, Checkpointing? checkpointing, string? images, StepCount? count, CancellationToken timeUp,
    CancellationToken cancellationToken);

/// <summary>Packs this worker's counter-examples.</summary>
internal sealed class CounterExamplePacking(SweepId sweep, WorkerHello hello)
{
    public byte[] Pack(CounterExample example, TrialId trial)
    {
        var provenance = hello.Provenance;
        return PacketWriting.Write(example, new(
            sweep.Value, trial.Value, hello.Worker.Name, provenance.Device, provenance.GitRevision, provenance.Libraries, provenance.Science,
            provenance.OneDnn, provenance.SelfTestPassed, provenance.Threads));
    }
}
