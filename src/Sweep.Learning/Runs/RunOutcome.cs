using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Runs;

/// <summary>The outcome of a measured trial.</summary>
/// <param name="TrainingTime">Time of the training, the same for all its trials.</param>
/// <param name="MeasuringTime">Time of this trial's measurement and of its picture.</param>
/// <param name="Panel">Its picture as PNG, if the trial requests one.</param>
/// <param name="ResumedStep">The step at which its training resumed after an interruption; null: it was not interrupted, or not trained.</param>
public sealed record RunOutcome(Trial Trial, Measurement Measurement, TimeSpan TrainingTime, TimeSpan MeasuringTime, byte[]? Panel, int? ResumedStep)
{
    /// <summary>SHA-256 of the user's images that were used; empty for made scenes.</summary>
    public string Images { get; init; } = "";

    /// <summary>The evidence, if it was requested.</summary>
    internal Evidence? Evidence { get; init; }
}
