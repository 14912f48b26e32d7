using Microsoft.Extensions.Logging;
using Sweep.Grains.Ledger;
using Sweep.Grains.Telemetry;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Committing;

/// <summary>Writes the rows that one owner of a sweep has collected, together with its present leases.</summary>
internal sealed class FlushWriter(
    SweepId sweep, long epoch, TrialLedger ledger, TrialStore trials, TimeProvider time, SweepMeter meter, ILogger logger)
{
    /// <summary>The leases that were written last.</summary>
    public RunningSnapshot Written { get; private set; } = RunningSnapshot.Empty;

    /// <summary>Writes one transaction; false: the sweep has a younger owner.</summary>
    public async Task<bool> WriteAsync(CommitBuffer buffer, CancellationToken cancellationToken)
    {
        using var span = SweepMeter.Spans.StartActivity("sweep.flush");
        var start = time.GetTimestamp();
        var running = RunningSnapshot.Of(ledger);
        var isOwner = await trials.FlushAsync(sweep, epoch, buffer.ToFlush(running.Leases), cancellationToken);
        Written = running;
        meter.FlushTook(time.GetElapsedTime(start));
        return isOwner;
    }

    /// <summary>Records a write that failed and is tried again.</summary>
    public void OnFailed(Exception exception)
    {
        meter.FlushFailed();
        logger.FlushFailed(sweep.Value, exception.Message);
    }
}

/// <summary>The leases of a ledger at one moment, as rows.</summary>
/// <param name="Version">The ledger's version of its leases: equal versions have the same leases, whenever these expire.</param>
internal sealed record RunningSnapshot(long Version, IReadOnlyList<RunningLease> Leases)
{
    public static RunningSnapshot Empty { get; } = new(0, []);

    public static RunningSnapshot Of(TrialLedger ledger) => new(
        ledger.LeaseVersion,
        [
            .. ledger.Leases.SelectMany(static lease => lease.Held.Select(
                work => new RunningLease(
                    work.Id, lease.Token, lease.Worker.Name, lease.Worker.Incarnation, lease.Worker.Node, lease.Since, lease.Expires))),
        ]);

    /// <summary>Whether a lease expires before this moment according to its row: a renewal alone writes no row.</summary>
    public bool RunsOutBefore(DateTimeOffset moment) => Leases.Any(lease => lease.Expires < moment);
}
