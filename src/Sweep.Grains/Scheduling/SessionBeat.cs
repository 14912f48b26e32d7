using System.Data.Common;
using Microsoft.Extensions.Logging;
using Sweep.Grains.Committing;
using Sweep.Grains.Ledger;
using Sweep.Grains.Telemetry;
using Sweep.Storage.Sweeps;

namespace Sweep.Grains.Scheduling;

/// <summary>Does the periodic work of a sweep's owner.</summary>
internal sealed class SessionBeat(
    OwnedSweep sweep, ReportIntake intake, FlushWriter writer, SweepStore sweeps, INodeWatch nodes, SchedulingOptions options, SweepMeter meter, ILogger logger)
{
    /// <summary>Ends lost leases, notices changes from outside, and finishes the sweep or writes the leases if they changed.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (sweep.Clock.WasAway(options.Heartbeat))
        {
            sweep.Ledger.Renew(static _ => true, sweep.Clock.Now);
        }

        var gone = await GoneAsync(cancellationToken);
        intake.Lose(Loss.Silence);
        intake.Lose(Loss.OfNodes(gone.Contains));
        meter.Sweeps.Set(sweep.Header.Id.Value, sweep.Header.Name, sweep.Progress());
        if (sweep.IsFenced || await IsOvertakenAsync(cancellationToken) || sweep.IsFinished)
        {
            return;
        }

        // An owner may live for one beat only, where two clusters take the sweep from each other: a sweep without work ends at the first one.
        if (sweep.Ledger.IsDrained && sweep.Commit.IsIdle && sweep.Leases.IsIdle)
        {
            await FinishAsync(cancellationToken);
        }
        else if (writer.HasNews)
        {
            sweep.Leases.CommitAsync().Ignore();
        }

        if (sweep.Commit.HasRows)
        {
            sweep.Commit.CommitAsync().Ignore();
        }
    }

    /// <summary>Returns the nodes that are gone with their workers. Where only the silo died, the workers go on and their leases are renewed.</summary>
    private async Task<IReadOnlySet<string>> GoneAsync(CancellationToken cancellationToken)
    {
        HashSet<string> gone = [];
        foreach (var node in sweep.Ledger.Leases.Select(static lease => lease.Worker.Node).Distinct().Where(nodes.IsAway).ToArray())
        {
            if (await nodes.IsComingBackAsync(node, cancellationToken))
            {
                sweep.Ledger.Renew(lease => lease.Worker.Node == node, sweep.Clock.Now);
            }
            else
            {
                gone.Add(node);
            }
        }

        return gone;
    }

    /// <summary>Returns true if the sweep has a younger owner, or was changed from outside: then this owner ends.</summary>
    private async Task<bool> IsOvertakenAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await sweeps.ReadEpochAsync(sweep.Header.Id, cancellationToken) != sweep.Epoch)
            {
                sweep.Fence();
            }
        }
        catch (Exception exception) when (exception is DbException or TimeoutException or IOException)
        {
            // Without a database no other owner can exist either; the next beat asks again.
            logger.EpochUnread(sweep.Header.Id.Value, exception.Message);
        }

        return sweep.IsFenced;
    }

    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        try
        {
            sweep.IsFinished = await sweeps.SetStateAsync(sweep.Header.Id, sweep.Epoch, SweepState.Finished, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The next beat tries again.
            writer.OnFailed(exception);
            return;
        }

        if (sweep.IsFinished)
        {
            logger.SweepFinished(sweep.Header.Id.Value);
        }
        else
        {
            sweep.Fence();
        }
    }
}
