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
