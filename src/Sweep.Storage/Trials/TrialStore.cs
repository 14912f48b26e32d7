#pragma warning disable CS9113 // to be removed with the bodies
using Npgsql;
using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;
using Sweep.Theory.Verdicts;

namespace Sweep.Storage.Trials;

/// <summary>Trials as rows: what is left to do, and what became of it.</summary>
public sealed class TrialStore(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Trainings with unfinished trials, cheapest description first for the ledger; streamed.</summary>
    public IAsyncEnumerable<OpenTraining> ReadOpenAsync(SweepId sweep, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>The grid points of the unfinished trials of these trainings, for a lease.</summary>
    public Task<IReadOnlyList<TrainingWork>> ReadWorkAsync(IReadOnlyList<TrainingId> trainings, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>
    /// One transaction: checks the epoch (for share), inserts measurements from unnest on conflict do nothing, appends attempts, updates
    /// states where the trial is still pending, replaces the running snapshot. A measurement of a trial that has one already goes to
    /// late_measurements. Idempotent: the same flush twice changes nothing.
    /// </summary>
    /// <returns>False when the epoch is no longer the owner's; nothing was written then.</returns>
    public Task<bool> FlushAsync(SweepId sweep, long epoch, Flush flush, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}

/// <summary>A training with what the ledger needs of it. Trials are in grid order.</summary>
/// <param name="Cost">Sum of <see cref="Trial.Cost"/> over what is left.</param>
/// <param name="Failures">Failed attempts so far, by cause.</param>
public sealed record OpenTraining(
    TrainingId Id, double Cost, IReadOnlyList<TrialId> Trials, IReadOnlyDictionary<FailureCause, int> Failures);

public sealed record TrainingWork(TrainingId Id, IReadOnlyList<TrialWork> Trials);

public sealed record TrialWork(TrialId Id, GridPoint Point);

/// <summary>Everything that one group commit writes.</summary>
public sealed record Flush(
    IReadOnlyList<MeasuredTrial> Measured, IReadOnlyList<Attempt> Attempts, IReadOnlyList<FailedTrial> FailedForGood, IReadOnlyList<RunningLease> Running);

public sealed record MeasuredTrial(
    TrialId Trial, Guid Attempt, Measurement Measurement, Judgement Judgement, Provenance Provenance);

/// <summary>One try at a trial by one worker, ended. <see cref="Cause"/> is null when it succeeded.</summary>
public sealed record Attempt(
    Guid Id, TrialId Trial, string Worker, DateTimeOffset Started, DateTimeOffset Ended, FailureCause? Cause, string? Error);

public sealed record FailedTrial(TrialId Trial, FailureCause Cause, string Error);

public sealed record RunningLease(TrainingId Training, string Worker, DateTimeOffset Since, DateTimeOffset Expires);

/// <summary>Where a measurement comes from.</summary>
/// <param name="TrainingTime">Time of the shared training; the same for all its trials.</param>
/// <param name="MeasuringTime">Time of this trial's own evaluation.</param>
/// <param name="OneDnn">Whether oneDNN computed float32 convolutions.</param>
public sealed record Provenance(
    string Worker, string Device, string GitRevision, string Libraries, bool OneDnn, bool SelfTestPassed, int Threads,
    TimeSpan TrainingTime, TimeSpan MeasuringTime);
