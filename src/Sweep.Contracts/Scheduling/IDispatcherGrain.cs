using Sweep.Theory.Trials;

namespace Sweep.Contracts.Scheduling;

/// <summary>
/// Shares the workers of a cluster between its sweeps; there is one, with key 0. Delivery is at most once and a timeout leaves the outcome
/// unknown, so every call may be repeated.
/// </summary>
[Alias("sweep.IDispatcherGrain")]
public interface IDispatcherGrain : IGrainWithIntegerKey
{
    /// <summary>Adds a submitted sweep to those that get workers.</summary>
    /// <exception cref="SweepStorageException">The database did not answer.</exception>
    [Alias("Start")]
    Task StartAsync(SweepId sweep);

    /// <summary>Registers a worker process that has begun. Leases of an earlier process of the same name end at once.</summary>
    [Alias("Register")]
    Task<WorkerWelcome> RegisterAsync(WorkerHello hello);

    /// <summary>Returns a lease for a worker that has none, from the sweep whose turn it is.</summary>
    [Alias("Lease")]
    Task<LeaseReply> LeaseAsync(WorkerHello worker);

    /// <summary>Gives back all leases of a worker process that ends by itself; nothing counts as failed.</summary>
    [Alias("Goodbye")]
    Task GoodbyeAsync(WorkerIdentity worker);
}
