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
/// <param name="IsAlone">Whether its training failed before.</param>
internal sealed record Grant(long Token, TimeSpan Expected, IReadOnlyList<GrantedTraining> Trainings, bool IsAlone);

internal sealed record GrantedTraining(TrainingId Id, IReadOnlyList<TrialId> Trials);

/// <summary>A failed attempt at a training.</summary>
/// <param name="Trials">The trials that were open then.</param>
/// <param name="ForGood">Whether the cause's budget is used up, so that the trials are not tried again.</param>
internal sealed record FailedAttempt(
    TrainingId Training, IReadOnlyList<TrialId> Trials, WorkerIdentity Worker, FailureCause Cause, DateTimeOffset Started, bool ForGood);

/// <summary>Counts since the ledger was opened.</summary>
internal readonly record struct LedgerCounts(long Succeeded, long Failed, long Open, long Leased, long Retries, double CostDone);

/// <summary>Counts the trials of a ledger by their fate since it was opened.</summary>
internal sealed class Tally
{
    private long open;
    private long succeeded;
    private long failed;
    private long repeated;
    private double costDone;

    public LedgerCounts With(long leased) => new(succeeded, failed, open, leased, repeated, costDone);

    public void Open(OpenWork work) => open += work.Open.Count;

    public void Succeed(OpenWork work)
    {
        open--;
        succeeded++;
        costDone += work.CostPerTrial;
    }

    public void GiveUp(OpenWork work)
    {
        open -= work.Open.Count;
        failed += work.Open.Count;
        costDone += work.Cost;
    }

    /// <summary>Counts a trial that was given up as succeeded.</summary>
    public void Revive()
    {
        failed--;
        succeeded++;
    }

    public void Repeat(OpenWork work) => repeated += work.Open.Count;
}
