namespace Sweep.Contracts.Scheduling;

/// <summary>
/// One sweep: hands out its trainings and takes in what became of them. The key is the sweep's id. Every call may be repeated.
/// A grain can briefly be active twice; the database lets only the younger one write.
/// </summary>
[Alias("sweep.ISweepGrain")]
public interface ISweepGrain : IGrainWithGuidKey
{
    /// <summary>Takes ownership of the sweep and reads what is left to do; returns its priority.</summary>
    /// <exception cref="SweepStorageException">The database did not answer, or has no such sweep.</exception>
    [Alias("Start")]
    Task<int> StartAsync();

    /// <summary>Work of one to a few seconds, or one large training.</summary>
    [Alias("Lease")]
    Task<LeaseReply> LeaseAsync(WorkerHello worker);

    /// <summary>Prolongs a lease; false: it is no longer the caller's, who then stops working on it.</summary>
    [Alias("Renew")]
    Task<bool> RenewAsync(long token);

    /// <summary>Takes in what became of leased trials. Returns only after it is committed; until then the worker keeps the report.</summary>
    [Alias("Report")]
    Task<ReportReply> ReportAsync(LeaseReport report);

    [Alias("Progress")]
    Task<SweepProgress> ProgressAsync();

    /// <summary>Gives back what a worker holds without counting it as lost.</summary>
    [Alias("Release")]
    Task ReleaseAsync(WorkerIdentity worker);

    /// <summary>Counts as lost what earlier processes of this worker's name hold.</summary>
    [Alias("Supersede")]
    Task SupersedeAsync(WorkerIdentity worker);
}
