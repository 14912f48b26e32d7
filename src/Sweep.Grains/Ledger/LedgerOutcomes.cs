using Sweep.Contracts.Scheduling;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Ledger;

/// <summary>What a report of one trial is worth.</summary>
internal enum Acceptance
{
    /// <summary>The first of its trial: to be written.</summary>
    Accepted,

    /// <summary>Said before under the same lease.</summary>
    Duplicate,

    /// <summary>Of a trial that somebody else finished: to be kept as evidence.</summary>
    Late,
}

/// <summary>What a worker is given.</summary>
internal sealed record Grant(long Token, TimeSpan Expected, IReadOnlyList<GrantedTraining> Trainings);

internal sealed record GrantedTraining(TrainingId Id, IReadOnlyList<TrialId> Trials);

/// <summary>A failed attempt at a training, which concerned these trials.</summary>
/// <param name="ForGood">True when the cause's budget is used up: the trials are not tried again.</param>
internal sealed record FailedAttempt(
    TrainingId Training, IReadOnlyList<TrialId> Trials, WorkerIdentity Worker, FailureCause Cause, DateTimeOffset Started, bool ForGood);

/// <summary>Counts since the ledger was opened.</summary>
internal readonly record struct LedgerCounts(long Succeeded, long Failed, long Open, long Leased, long Retries, double CostDone);
