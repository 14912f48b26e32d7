using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Sweep.Contracts.Scheduling;
using Sweep.Grains.Committing;
using Sweep.Grains.Ledger;
using Sweep.Grains.Telemetry;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Scheduling;

/// <summary>Opens a sweep for a new owner.</summary>
internal sealed class SessionOpening(
    SweepStores stores, IOptions<SchedulingOptions> options, INodeWatch nodes, TimeProvider time, SweepMeter meter, ILogger<SweepSession> logger)
{
    /// <summary>
    /// Raises the epoch, so that no earlier owner can write any more, and then reads the unfinished trials. Leases of the earlier owner go on.
    /// </summary>
    public async Task<SweepSession> OpenAsync(SweepId id, CancellationToken stopping)
    {
        using var span = SweepMeter.Spans.StartActivity("sweep.open");
        var epoch = await stores.Sweeps.TakeOwnershipAsync(id, stopping);
        var header = await stores.Sweeps.ReadHeaderAsync(id, stopping);
        var totals = await TrialTotals.ReadAsync(stores.Database, id, stopping);
        var clock = new OwnerClock(time);
        var ledger = await ReadLedgerAsync(header, epoch, clock, stopping);
        logger.SweepOpened(id.Value, epoch, ledger.Counts.Open, ledger.Counts.Leased);

        var writer = new FlushWriter(id, epoch, ledger, stores.Trials, () => clock.Now, options.Value.LeaseDuration / 3, time, meter, logger);
        var sweep = new OwnedSweep(
            header,
            totals,
            epoch,
            ledger,
            clock,
            new(writer.WriteRowsAsync, writer.OnFailed, time, stopping),
            new((_, cancellationToken) => writer.WriteLeasesAsync(cancellationToken), writer.OnLeasesFailed, time, stopping));
        var earlier = new EarlierMeasurements(stores.Reuse, header, epoch, ledger);
        var intake = new ReportIntake(sweep, time, meter, logger);
        return new(
            sweep,
            new(sweep, earlier, stores.Trials, nodes, header.Limits.TrialTimeout ?? options.Value.TrialTimeout),
            intake,
            new(sweep, intake, writer, stores.Sweeps, nodes, options.Value, meter, logger));
    }

    private async Task<TrialLedger> ReadLedgerAsync(SweepHeader header, long epoch, OwnerClock clock, CancellationToken stopping)
    {
        var ledger = new TrialLedger(epoch, new(header.Limits), options.Value.LeaseDuration);
        await foreach (var training in stores.Trials.ReadOpenAsync(header.Id, stopping))
        {
            ledger.Add(training);
        }

        ledger.AddGivenUp(await stores.Trials.ReadGivenUpAsync(header.Id, stopping));
        foreach (var lease in (await stores.Trials.ReadLeasesAsync(header.Id, stopping)).GroupBy(static held => held.Token))
        {
            var first = lease.First();
            var worker = new WorkerIdentity { Name = first.Worker, Incarnation = first.Incarnation, Node = first.Node };
            ledger.Restore(lease.Key, worker, first.Since, lease.Select(static held => held.Training), clock.Now);
        }

        return ledger;
    }
}

/// <summary>The time during which one activation owns a sweep: the sweep, and the three parts that change it.</summary>
internal sealed record SweepSession(OwnedSweep Sweep, LeaseGranting Leases, ReportIntake Intake, SessionBeat Beat);

/// <summary>The stores of a sweep's session.</summary>
internal sealed record SweepStores(NpgsqlDataSource Database, SweepStore Sweeps, TrialStore Trials, MeasurementReuse Reuse);
