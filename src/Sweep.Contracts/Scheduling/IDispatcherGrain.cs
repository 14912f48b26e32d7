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

    /// <summary>Returns the next lease for a worker, from the sweep whose turn it is.</summary>
    /// <param name="held">Leases that the worker has at hand; any other lease in its name did not arrive, and is given back.</param>
    [Alias("Lease")]
    Task<LeaseReply> LeaseAsync(WorkerHello worker, IReadOnlyList<LeaseKey>? held = null);

    /// <summary>Gives back all leases of a worker process that ends by itself; nothing counts as failed.</summary>
    [Alias("Goodbye")]
    Task GoodbyeAsync(WorkerIdentity worker);
}
