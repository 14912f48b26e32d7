using Sweep.Grains.Ledger;
using Sweep.Storage.Trials;

namespace Sweep.Grains.Committing;

/// <summary>
/// Remembers which leases of a ledger the database has, so that a commit writes only what changed. After a commit of unknown outcome, or of another
/// owner, the next one writes all.
/// </summary>
internal sealed class WrittenLeases
{
    private Dictionary<long, Row>? rows;

    /// <summary>The ledger's version of its leases that was written last; 0: none was.</summary>
    public long Version { get; private set; }

    /// <summary>Returns what a commit must write for the database to have the leases of the ledger.</summary>
    /// <param name="soon">Rows that expire before this moment are renewed.</param>
    public LeaseStep Next(TrialLedger ledger, DateTimeOffset soon)
    {
        Dictionary<long, Row> next = [];
        List<RunningLease> changed = [];
        foreach (var lease in ledger.Leases)
        {
            if (rows?.TryGetValue(lease.Token, out var row) == true && row.Failures == lease.Failures && (row.Expires >= soon || row.Expires >= lease.Expires))
            {
                next.Add(lease.Token, row);
                continue;
            }

            next.Add(lease.Token, new(lease.Failures, lease.Expires));
            changed.AddRange(lease.Held.Select(work => new RunningLease(
                work.Id, lease.Token, lease.Worker.Name, lease.Worker.Incarnation, lease.Worker.Node, lease.Since, lease.Expires)));
        }

        var version = ledger.LeaseVersion;
        return new(new(changed, rows?.Keys.Where(token => !next.ContainsKey(token)).ToList()), () => (rows, Version) = (next, version));
    }

    /// <summary>Forgets what the database has: a commit failed, and may have been written all the same.</summary>
    public void Forget() => rows = null;

    /// <summary>Whether a row expires before this moment: a renewal alone writes no row.</summary>
    public bool RunsOutBefore(DateTimeOffset moment) => rows?.Values.Any(row => row.Expires < moment) == true;

    /// <param name="Failures">Trainings that left the lease as they failed: the row must not name them any more.</param>
    private readonly record struct Row(int Failures, DateTimeOffset Expires);
}

/// <summary>Changes of leases that a commit writes.</summary>
/// <param name="Committed">Is called when the commit has succeeded.</param>
internal sealed record LeaseStep(LeaseChanges Changes, Action Committed);
