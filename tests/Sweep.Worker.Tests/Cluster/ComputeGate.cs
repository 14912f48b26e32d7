using System.Collections.Concurrent;
using Sweep.Learning.Runs;
using Sweep.Learning.Training;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Trials;

namespace Sweep.Worker.Tests.Cluster;

/// <summary>Lets trainings wait before they begin.</summary>
internal sealed class ComputeGate
{
    public TaskCompletionSource Open { get; } = new();

    /// <summary>Seeds of the trainings that began.</summary>
    public ConcurrentQueue<int> Begun { get; } = [];

    public IEnumerable<JudgedOutcome> Run(
        IReadOnlyList<Trial> trials, Func<Trial, Prediction> recorded, Checkpointing? checkpointing, string? images, StepCount? count,
        CancellationToken timeUp, CancellationToken cancellationToken)
    {
        Begun.Enqueue(trials[0].Point.Seed);
        Open.Task.Wait(cancellationToken);
        return JudgedRun.Of(trials, recorded, checkpointing, images, count, timeUp, cancellationToken);
    }
}
