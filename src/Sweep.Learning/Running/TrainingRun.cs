using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Running;

/// <summary>One training with all its trials: the network is made (and trained) once, then every trial is measured on it.</summary>
public static class TrainingRun
{
    /// <summary>Trains, then yields each trial's outcome as soon as it is measured. Runs on the calling thread only.</summary>
    /// <param name="trials">At least one; all share <see cref="GridPoint.TrainingCanonical"/>.</param>
    /// <param name="cancellationToken">Looked at between steps and between trials.</param>
    public static IEnumerable<TrialOutcome> Of(IReadOnlyList<Trial> trials, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}

public sealed record TrialOutcome(Trial Trial, Measurement Measurement, TimeSpan TrainingTime, TimeSpan MeasuringTime);
