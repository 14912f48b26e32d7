using Sweep.Grains.Ledger;
using Sweep.Storage.Trials;

namespace Sweep.Grains.Committing;

/// <summary>
/// Remembers which leases of a ledger the database has, so that a commit writes only what changed. After a commit of unknown outcome, or of another
/// owner, the next one writes all.
/// </summary>
/// <param name="betweenLooks">Time between two looks at all rows for those that expire soon: a commit between them costs the same with any number of leases.</param>
internal sealed class WrittenLeases(TimeSpan betweenLooks)
{
    private Dictionary<long, Row>? rows;
    private DateTimeOffset nextLook;

    /// <summary>The ledger's version of its leases that was written last; null: none was.</summary>
    private long? writtenVersion;

    /// <summary>Whether the database lacks a change of the leases, may have rows of earlier owners, or has one that runs out soon.</summary>
    /// <param name="soon">Rows that expire before this moment are renewed.</param>
    public bool IsBehind(TrialLedger ledger, DateTimeOffset soon) => writtenVersion != ledger.LeaseVersion || RunsOutBefore(soon);

    /// <summary>Returns what a commit must write for the database to have the leases of the ledger.</summary>
    /// <param name="soon">Rows that expire before this moment are renewed.</param>
    public LeaseStep Next(TrialLedger ledger, DateTimeOffset soon)
    {
        var (touched, version, known) = (ledger.TakeTouchedLeases(), ledger.LeaseVersion, rows);
        var all = known is null || soon >= nextLook;
        if (all)
        {
            nextLook = soon + betweenLooks;
        }

        Dictionary<long, Row> next = [];
        List<RunningLease> changed = [];
        foreach (var lease in all ? ledger.Leases : touched.Select(ledger.FindLease).OfType<HeldLease>())
        {
            if (known?.TryGetValue(lease.Token, out var row) == true && row.Failures == lease.Failures && (row.Expires >= soon || row.Expires >= lease.Expires))
            {
                continue;
            }

            next.Add(lease.Token, new(lease.Failures, lease.Expires));
            changed.AddRange(lease.Held.Select(work => new RunningLease(
                work.Id, lease.Token, lease.Worker.Name, lease.Worker.Incarnation, lease.Worker.Node, lease.Since, lease.Expires)));
        }

        List<long>? ended = known is null ? null : [.. touched.Where(token => known.ContainsKey(token) && ledger.FindLease(token) is null)];
        return new(new(changed, ended), () => Commit(next, ended ?? [], version));
    }

    /// <summary>Forgets what the database has: a commit failed, and may have been written all the same.</summary>
    public void Forget() => rows = null;

    /// <summary>Whether a row expires before this moment: a renewal alone writes no row.</summary>
    private bool RunsOutBefore(DateTimeOffset moment) => rows?.Values.Any(row => row.Expires < moment) == true;

    private void Commit(Dictionary<long, Row> changed, List<long> ended, long version)
    {
        rows ??= [];
        writtenVersion = version;
        ended.ForEach(token => rows.Remove(token));
        foreach (var (token, row) in changed)
        {
            rows[token] = row;
        }
    }

    /// <param name="Failures">Trainings that left the lease as they failed: the row must not name them any more.</param>
    private readonly record struct Row(int Failures, DateTimeOffset Expires);
}

/// <summary>Changes of leases that a commit writes.</summary>
/// <param name="Committed">Is called when the commit has succeeded.</param>
internal sealed record LeaseStep(LeaseChanges Changes, Action Committed);
