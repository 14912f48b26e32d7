using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Trials;

/// <summary>Everything that one group commit writes.</summary>
/// <param name="Measured">Each with the attempt that succeeded.</param>
/// <param name="Failures">Attempts that failed.</param>
public sealed record Flush(
    IReadOnlyList<MeasuredTrial> Measured, IReadOnlyList<Attempt> Failures, IReadOnlyList<FailedTrial> FailedForGood, LeaseChanges Leases);

/// <summary>How the leases changed since the last flush.</summary>
/// <param name="Present">Leases that are new or changed, each with all its trainings.</param>
/// <param name="Ended">Tokens of leases that ended; null: all but the present ones.</param>
public sealed record LeaseChanges(IReadOnlyList<RunningLease> Present, IReadOnlyList<long>? Ended)
{
    /// <summary>Nothing changed.</summary>
    public static LeaseChanges None { get; } = new([], []);
}

/// <summary>A measurement, by an attempt from <see cref="Started"/> to <see cref="Ended"/>.</summary>
/// <param name="Panel">The trial's picture as PNG, kept as an artifact of kind <c>panel</c>; null: none.</param>
/// <param name="CounterExample">Packet of a refuted trial as zip file, kept as an artifact of kind <c>counter_example</c>; null: none.</param>
public sealed record MeasuredTrial(
    TrialId Trial, Guid Attempt, DateTimeOffset Started, DateTimeOffset Ended, Measurement Measurement, Judgement Judgement, Provenance Provenance,
    byte[]? Panel = null, byte[]? CounterExample = null);

/// <summary>One try at a trial by one worker that failed.</summary>
public sealed record Attempt(
    Guid Id, TrialId Trial, string Worker, DateTimeOffset Started, DateTimeOffset Ended, FailureCause Cause, string Error);

public sealed record FailedTrial(TrialId Trial, FailureCause Cause, string Error);

/// <summary>A training in a worker's hands.</summary>
/// <param name="Incarnation">The worker's process, of all that bear its name.</param>
/// <param name="Node">The worker's node; empty outside a cluster.</param>
public sealed record RunningLease(
    TrainingId Training, long Token, string Worker, Guid Incarnation, string Node, DateTimeOffset Since, DateTimeOffset Expires);

/// <summary>The source of a measurement.</summary>
/// <param name="TrainingTime">Time of the shared training; the same for all its trials.</param>
/// <param name="MeasuringTime">Time of this trial's own evaluation.</param>
/// <param name="OneDnn">Whether oneDNN computed float32 convolutions.</param>
/// <param name="Science">Hash of the compiled theory and learning code.</param>
/// <param name="ResumedStep">Step from which the training went on after an interruption; null: it was done in one go.</param>
/// <param name="Images">SHA-256 of the user's images that were seen; empty for made scenes.</param>
public sealed record Provenance(
    string Worker, string Device, string GitRevision, string Libraries, bool OneDnn, bool SelfTestPassed, int Threads,
    TimeSpan TrainingTime, TimeSpan MeasuringTime, string Science = "", int? ResumedStep = null, string Images = "");
