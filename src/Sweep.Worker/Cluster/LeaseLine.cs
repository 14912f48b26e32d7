using Sweep.Contracts.Scheduling;

namespace Sweep.Worker.Cluster;

/// <summary>
/// The leases of a worker in their order: those whose reports are on their way, the one that is computed, and the next one, which arrives a moment
/// before it can begin.
/// </summary>
/// <param name="stuck">Is called when a native call is stuck: ends the process.</param>
/// <param name="leaves">Whether no lease may begin any more.</param>
internal sealed class LeaseLine(Func<Task> stuck, Func<bool> leaves, CancellationToken stopping)
{
    /// <summary>How long a lease waits for the one before it; after that other workers need it more.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock door = new();
    private readonly List<Place> line = [];
    private readonly TaskCompletionSource broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int given;
    private int measured;

    /// <summary>Trials that were measured under leases that have ended.</summary>
    public int Measured => Volatile.Read(ref measured);

    /// <summary>The leases at hand.</summary>
    public IReadOnlyList<LeaseKey> Held
    {
        get
        {
            lock (door)
            {
                return [.. line.Select(static place => place.Run.Lease.Key)];
            }
        }
    }

    private Place? Last
    {
        get
        {
            lock (door)
            {
                return line.LastOrDefault();
            }
        }
    }

    /// <summary>Completes when it is time to ask for the next lease. Throws what ended an earlier one: a fault of the program.</summary>
    /// <param name="most">After so many trials none is asked for ahead, as the process may end with the one at hand.</param>
    public async Task UntilNextIsWantedAsync(int most)
    {
        if (given >= most || Last is { Run.Lease.IsAlone: true })
        {
            await UntilEmptyAsync();
            given = Math.Min(given, Measured);
        }
        else if (Last is { } last)
        {
            await Task.WhenAny(last.Run.AlmostComputed, last.Ended);
        }

        await (broken.Task.IsFaulted ? broken.Task : Task.CompletedTask);
    }

    /// <summary>
    /// Begins a lease when the compute thread is free. False: this takes too long, or the process leaves, and the lease must be given back; so must a
    /// training that failed before, unless no other lease is at hand, for the loss of this process would be blamed on each.
    /// </summary>
    /// <param name="leaving">Is cancelled when no lease may begin any more.</param>
    public async Task<bool> BeginAsync(LeaseRun next, TimeProvider time, CancellationToken leaving)
    {
        var before = Last;
        if (next.Lease.IsAlone && before is not null)
        {
            return false;
        }

        var place = Add(next);
        try
        {
            await (before is null ? Task.CompletedTask : Task.WhenAny(before.Run.Computed, before.Ended)).WaitAsync(Patience, time, leaving);
        }
        catch (Exception exception) when (exception is TimeoutException || leaving.IsCancellationRequested)
        {
            next.Forgo();
            await place.Ended;
            return false;
        }

        // A task that is completed already is not waited for, whatever the token says.
        if (leaves())
        {
            next.Forgo();
            await place.Ended;
            return false;
        }

        given += next.Lease.Trainings.Sum(static training => training.Trials.Length);
        next.Begin();
        return true;
    }

    /// <summary>Completes when the compute thread is free.</summary>
    public Task UntilFreeAsync() => Last is { } last ? Task.WhenAny(last.Run.Computed, last.Ended) : Task.CompletedTask;

    /// <summary>Completes when no lease is left.</summary>
    public Task UntilEmptyAsync()
    {
        lock (door)
        {
            return Task.WhenAll(line.Select(static place => place.Ended));
        }
    }

    private Place Add(LeaseRun run)
    {
        var place = new Place(run);
        lock (door)
        {
            line.Add(place);
        }

        place.Ended = EndAsync(place);
        return place;
    }

    private async Task EndAsync(Place place)
    {
        try
        {
            if (!await place.Run.RunAsync(stopping))
            {
                await stuck();
            }
        }
        catch (Exception fault)
        {
            broken.TrySetException(fault);
            throw;
        }
        finally
        {
            Interlocked.Add(ref measured, place.Run.Measured);
            lock (door)
            {
                line.Remove(place);
            }
        }
    }

    /// <summary>A lease in the line.</summary>
    private sealed class Place(LeaseRun run)
    {
        public LeaseRun Run => run;

        /// <summary>Completes when all reports were delivered.</summary>
        public Task Ended { get; set; } = Task.CompletedTask;
    }
}
