namespace Sweep.Contracts.Scheduling;

/// <summary>
/// Grants leases of one sweep and accepts the reports on them. The key is the sweep's id. Every call may be repeated. A grain can briefly
/// be active twice; the database lets only the younger one write.
/// </summary>
[Alias("sweep.ISweepGrain")]
public interface ISweepGrain : IGrainWithGuidKey
{
    /// <summary>How long a caller waits for a lease. A lease that takes longer is taken back.</summary>
    const string LeaseTimeout = "00:00:10";

    /// <summary>Takes ownership of the sweep and reads what is left to do; returns its priority.</summary>
    /// <exception cref="SweepStorageException">The database did not answer, or has no such sweep.</exception>
    [Alias("Start")]
    Task<int> StartAsync();

    /// <summary>Returns a lease for one to a few seconds of work, or for one large training.</summary>
    [Alias("Lease"), ResponseTimeout(LeaseTimeout)]
    Task<LeaseReply> LeaseAsync(WorkerHello worker);

    /// <summary>Renews a lease; false: it has ended, and the caller stops its work.</summary>
    [Alias("Renew")]
    Task<bool> RenewAsync(long token);

    /// <summary>Accepts a report. Returns only after it is committed; until then the worker keeps the report.</summary>
    [Alias("Report")]
    Task<ReportReply> ReportAsync(LeaseReport report);

    /// <summary>Returns the counts of the sweep at this moment.</summary>
    [Alias("Progress")]
    Task<SweepProgress> ProgressAsync();

    /// <summary>Gives back all leases of a worker that leaves; nothing counts as failed.</summary>
    [Alias("Release")]
    Task ReleaseAsync(WorkerIdentity worker);

    /// <summary>Gives back a lease that its worker did not receive; nothing counts as failed.</summary>
    [Alias("GiveBack")]
    Task GiveBackAsync(long token);

    /// <summary>Ends the leases of earlier processes of this worker's name; the trainings at hand count as failed.</summary>
    [Alias("Supersede")]
    Task SupersedeAsync(WorkerIdentity worker);
}
