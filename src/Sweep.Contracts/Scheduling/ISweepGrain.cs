using System.Collections.Immutable;

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
    /// <param name="held">Leases that the worker has at hand; any other lease of this sweep in its name is given back.</param>
    [Alias("Lease"), ResponseTimeout(LeaseTimeout)]
    Task<LeaseReply> LeaseAsync(WorkerHello worker, IReadOnlyList<LeaseKey>? held = null);

    /// <summary>Renews a lease; false: it has ended, and the caller stops its work.</summary>
    /// <param name="atHand">How far the worker is with the training of this lease that it computes; null: it computes none of them at this moment.</param>
    [Alias("Renew")]
    Task<bool> RenewAsync(long token, TrainingAtWork? atHand = null);

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

/// <summary>Counts of one sweep at one moment. Planned = Succeeded + Infeasible + Failed + Cancelled + Pending.</summary>
[GenerateSerializer, Immutable, Alias("sweep.SweepProgress")]
public sealed record SweepProgress
{
    [Id(0)] public required long Planned { get; init; }

    [Id(1)] public required long Infeasible { get; init; }

    [Id(2)] public required long Succeeded { get; init; }

    [Id(3)] public required long Failed { get; init; }

    [Id(4)] public required long Cancelled { get; init; }

    /// <summary>Not yet finished, leased or not.</summary>
    [Id(5)] public required long Pending { get; init; }

    /// <summary>Trials under a lease at this moment.</summary>
    [Id(6)] public required long Leased { get; init; }

    /// <summary>Failed attempts that were or will be repeated.</summary>
    [Id(7)] public required long Retries { get; init; }

    /// <summary>Estimated cost of the finished trials, in multiply-accumulate operations; the base of "time left".</summary>
    [Id(8)] public required double CostDone { get; init; }

    /// <summary>Estimated cost of all trials, in the same unit.</summary>
    [Id(9)] public required double CostPlanned { get; init; }

    /// <summary>True if nothing is left to do and everything is committed.</summary>
    [Id(10)] public required bool Finished { get; init; }

    /// <summary>One sentence if results cannot be written at the moment: they are kept and written again later.</summary>
    [Id(11)] public string? Trouble { get; init; }

    /// <summary>Trainings that workers compute at this moment, as far as the workers told of them; kept in memory only.</summary>
    [Id(12)] public ImmutableArray<RunningTraining> Running { get; init; } = [];
}

/// <summary>
/// The database failed at a call of a grain. Crosses the wire in place of the driver's exceptions, which have no codec.
/// </summary>
[GenerateSerializer, Alias("sweep.SweepStorageException")]
public sealed class SweepStorageException : Exception
{
    /// <param name="isPassing">True if the sweep only changed its owner: the same call succeeds in a moment.</param>
    public SweepStorageException(string message, bool isPassing = false)
        : base(message) => IsPassing = isPassing;

    [Id(0)] public bool IsPassing { get; }
}
