using Sweep.Contracts.Scheduling;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Ledger;

/// <summary>The ledger's outcome for a report of one trial.</summary>
internal enum Acceptance
{
    /// <summary>The first result of its trial: it is written.</summary>
    Accepted,

    /// <summary>Reported before under the same lease.</summary>
    Duplicate,

    /// <summary>The trial was finished before: the result is kept as evidence.</summary>
    Late,
}

/// <summary>A new lease: its token, the time that it is expected to take, and its trainings.</summary>
internal sealed record Grant(long Token, TimeSpan Expected, IReadOnlyList<GrantedTraining> Trainings);

internal sealed record GrantedTraining(TrainingId Id, IReadOnlyList<TrialId> Trials);

/// <summary>A failed attempt at a training.</summary>
/// <param name="Trials">The trials that were open then.</param>
/// <param name="ForGood">Whether the cause's budget is used up, so that the trials are not tried again.</param>
internal sealed record FailedAttempt(
    TrainingId Training, IReadOnlyList<TrialId> Trials, WorkerIdentity Worker, FailureCause Cause, DateTimeOffset Started, bool ForGood);

/// <summary>Counts since the ledger was opened.</summary>
internal readonly record struct LedgerCounts(long Succeeded, long Failed, long Open, long Leased, long Retries, double CostDone);
