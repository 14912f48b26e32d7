using Microsoft.Extensions.Logging;
using Sweep.Grains.Ledger;
using Sweep.Grains.Telemetry;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Committing;

/// <summary>Writes the rows that one owner of a sweep has collected, together with the changes of its leases.</summary>
/// <param name="now">The owner's clock.</param>
/// <param name="ahead">Rows of leases that expire within this time are renewed.</param>
internal sealed class FlushWriter(
    SweepId sweep, long epoch, TrialLedger ledger, TrialStore trials, Func<DateTimeOffset> now, TimeSpan ahead, TimeProvider time, SweepMeter meter, ILogger logger)
{
    private readonly WrittenLeases written = new(ahead / 4);

    /// <summary>Whether the database lacks a change of the leases, or a row of them runs out soon.</summary>
    public bool HasNews => written.Version != ledger.LeaseVersion || written.RunsOutBefore(now() + ahead);

    /// <summary>Writes one transaction; false: the sweep has a younger owner.</summary>
    public async Task<bool> WriteAsync(CommitBuffer buffer, CancellationToken cancellationToken)
    {
        using var span = SweepMeter.Spans.StartActivity("sweep.flush");
        var start = time.GetTimestamp();
        var step = written.Next(ledger, now() + ahead);
        var flush = buffer.ToFlush(step.Changes);

        // Making the statements of a large flush takes a while, in which the grain receives reports.
        var isOwner = await Task.Run(() => trials.FlushAsync(sweep, epoch, flush, cancellationToken), cancellationToken);
        step.Committed();
        meter.FlushTook(time.GetElapsedTime(start));
        return isOwner;
    }

    /// <summary>Records a write that failed and is tried again.</summary>
    public void OnFailed(Exception exception)
    {
        written.Forget();
        meter.FlushFailed();
        logger.FlushFailed(sweep.Value, exception.Message);
    }
}
