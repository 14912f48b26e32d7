using Microsoft.Extensions.Logging;
using Sweep.Grains.Ledger;
using Sweep.Grains.Telemetry;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Committing;

/// <summary>
/// Writes the rows that one owner of a sweep has collected, and the changes of its leases in transactions of their own: a worker that waits for a
/// lease does not wait for thousands of rows. A lease's row may be gone before its last rows are written: if the owner ends just then, their trainings
/// are leased again, and the first result counts.
/// </summary>
/// <param name="now">The owner's clock.</param>
/// <param name="ahead">Rows of leases that expire within this time are renewed.</param>
internal sealed class FlushWriter(
    SweepId sweep, long epoch, TrialLedger ledger, TrialStore trials, Func<DateTimeOffset> now, TimeSpan ahead, TimeProvider time, SweepMeter meter, ILogger logger)
{
    private readonly WrittenLeases written = new(ahead / 4);

    /// <summary>Whether a commit of leases is due.</summary>
    public bool HasNews => written.IsBehind(ledger, now() + ahead);

    /// <summary>Writes rows in one transaction; false: the sweep has a younger owner.</summary>
    public async Task<bool> WriteRowsAsync(CommitBuffer buffer, CancellationToken cancellationToken)
    {
        using var span = SweepMeter.Spans.StartActivity("sweep.flush");
        var start = time.GetTimestamp();

        // Making the statements of a large flush takes a while, in which the grain receives reports.
        var isOwner = await Task.Run(() => trials.FlushAsync(sweep, epoch, buffer.ToFlush(), cancellationToken), cancellationToken);
        meter.FlushTook(time.GetElapsedTime(start));
        return isOwner;
    }

    /// <summary>Writes the changes of the leases in one transaction; false: the sweep has a younger owner.</summary>
    public async Task<bool> WriteLeasesAsync(CancellationToken cancellationToken)
    {
        var step = written.Next(ledger, now() + ahead);
        var isOwner = await trials.FlushAsync(sweep, epoch, new([], [], [], step.Changes), cancellationToken);
        step.Committed();
        return isOwner;
    }

    /// <summary>Records a write of leases that failed and is tried again.</summary>
    public void OnLeasesFailed(Exception exception)
    {
        written.Forget();
        OnFailed(exception);
    }

    /// <summary>Records a write that failed and is tried again.</summary>
    public void OnFailed(Exception exception)
    {
        meter.FlushFailed();
        logger.FlushFailed(sweep.Value, exception.Message);
    }
}
