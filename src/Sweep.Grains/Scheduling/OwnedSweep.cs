using Sweep.Contracts.Scheduling;
using Sweep.Grains.Committing;
using Sweep.Grains.Ledger;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;

namespace Sweep.Grains.Scheduling;

/// <summary>A sweep that one activation owns: its epoch, its ledger with the clock, and its commits.</summary>
internal sealed class OwnedSweep(
    SweepHeader header, TrialTotals totals, long epoch, TrialLedger ledger, OwnerClock clock, GroupCommit<CommitBuffer> commit, GroupCommit<PresentLeases> leases)
{
    public SweepHeader Header => header;

    public long Epoch => epoch;

    public TrialLedger Ledger => ledger;

    public OwnerClock Clock => clock;

    /// <summary>Commits of rows.</summary>
    public GroupCommit<CommitBuffer> Commit => commit;

    /// <summary>Commits of leases.</summary>
    public GroupCommit<PresentLeases> Leases => leases;

    public bool IsPaused => header.State != SweepState.Running;

    /// <summary>True once nothing is left to do and the database has the sweep as finished.</summary>
    public bool IsFinished { get; set; } = header.State.IsFinal();

    /// <summary>True once a younger owner was found.</summary>
    public bool IsFenced => commit.IsFenced || leases.IsFenced;

    public SweepProgress Progress()
    {
        var counts = ledger.Counts;
        return new()
        {
            Planned = totals.Planned,
            Infeasible = totals.Infeasible,
            Succeeded = totals.Succeeded + counts.Succeeded,
            Failed = totals.Failed + counts.Failed,
            Cancelled = totals.Cancelled,
            Pending = counts.Open,
            Leased = counts.Leased,
            Retries = counts.Retries,
            CostDone = totals.CostDone + counts.CostDone,
            CostPlanned = totals.CostPlanned,
            Finished = IsFinished,
            Trouble = commit.Trouble ?? leases.Trouble,
            Running = [.. ledger.Running(clock.Now)],
        };
    }

    /// <summary>Writes the remaining rows before the activation ends.</summary>
    public Task SayFarewellAsync() => IsFinished && commit.IsIdle ? Task.CompletedTask : Task.WhenAll(commit.CommitAsync(), leases.CommitAsync());

    /// <summary>Ends all writing, because the sweep has a younger owner.</summary>
    public void Fence()
    {
        commit.Fence();
        leases.Fence();
    }
}

/// <summary>
/// The time of one owner of a sweep. It starts at the wall clock and follows the monotonic clock, so that setting the clock neither ends
/// leases nor keeps lost ones.
/// </summary>
internal sealed class OwnerClock(TimeProvider time)
{
    private readonly DateTimeOffset opened = time.GetUtcNow();
    private readonly long start = time.GetTimestamp();
    private long lastBeat = time.GetTimestamp();

    public DateTimeOffset Now => opened + time.GetElapsedTime(start);

    /// <summary>Returns true if this process itself did not run since the last beat: it was frozen, or had no processor time.</summary>
    /// <param name="period">Time between two beats.</param>
    public bool WasAway(TimeSpan period)
    {
        var now = time.GetTimestamp();
        var gap = time.GetElapsedTime(lastBeat, now);
        lastBeat = now;
        return gap > (3 * period) + TimeSpan.FromSeconds(1);
    }
}
