using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Runs;

/// <summary>A trial that was measured.</summary>
/// <param name="TrainingTime">Time of the training, the same for all its trials.</param>
/// <param name="MeasuringTime">Time of this trial's measurement and of its picture.</param>
/// <param name="Panel">Its picture as PNG, where the trial asks for one.</param>
/// <param name="ResumedStep">The step that its training went on from after an interruption; null: it was trained in one go, or not at all.</param>
public sealed record RunOutcome(Trial Trial, Measurement Measurement, TimeSpan TrainingTime, TimeSpan MeasuringTime, byte[]? Panel, int? ResumedStep)
{
    /// <summary>SHA-256 of the user's images that were seen; empty for made scenes.</summary>
    public string Images { get; init; } = "";

    /// <summary>What was measured, where it was to be kept.</summary>
    internal Evidence? Evidence { get; init; }
}
