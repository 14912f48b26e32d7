using Sweep.Theory.Trials;

namespace Sweep.Contracts.Scheduling;

/// <summary>
/// Shares the workers of a cluster between its sweeps; there is one, with key 0. Delivery is at most once and a timeout says nothing
/// about the outcome, so every call may be repeated.
/// </summary>
[Alias("sweep.IDispatcherGrain")]
public interface IDispatcherGrain : IGrainWithIntegerKey
{
    /// <summary>Puts a submitted sweep among those that workers are given work from.</summary>
    /// <exception cref="SweepStorageException">The database did not answer.</exception>
    [Alias("Start")]
    Task StartAsync(SweepId sweep);

    /// <summary>Says that a worker process has begun. Leases of an earlier process of the same name are given back at once.</summary>
    [Alias("Register")]
    Task<WorkerWelcome> RegisterAsync(WorkerHello hello);

    /// <summary>Work for a worker that has none, from the sweep whose turn it is.</summary>
    [Alias("Lease")]
    Task<LeaseReply> LeaseAsync(WorkerHello worker);

    /// <summary>Says that a worker process ends of its own accord: what it holds is free again and nothing counts as lost.</summary>
    [Alias("Goodbye")]
    Task GoodbyeAsync(WorkerIdentity worker);
}
