using System.Collections.Concurrent;

namespace Sweep.Grains.Telemetry;

/// <summary>Workers that ask for work, and how long they have waited.</summary>
internal sealed class AskingWorkers
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Asking> workers = new(StringComparer.Ordinal);
    private DateTimeOffset nextLook;

    /// <summary>Number of workers that asked within the last minute or work on a lease.</summary>
    public int Count => workers.Count;

    /// <summary>Notes an answer; returns the time that the worker has waited if the answer has work, otherwise null.</summary>
    public TimeSpan? Answered(string worker, bool gotWork, DateTimeOffset now)
    {
        if (now >= nextLook)
        {
            nextLook = now + BetweenLooks;
            Forget(now);
        }

        var waits = workers.TryGetValue(worker, out var asking) ? asking.Waits ?? now : now;
        workers[worker] = new(now, gotWork ? null : waits);
        return gotWork ? now - waits : null;
    }

    public void Left(string worker) => workers.TryRemove(worker, out _);

    /// <summary>Forgets workers that do not ask any more. Looks at all: not for every one of thousands that ask.</summary>
    private void Forget(DateTimeOffset now)
    {
        foreach (var (name, _) in workers.Where(other => other.Value.Waits is not null && now - other.Value.Last > Remembered))
        {
            workers.TryRemove(name, out _);
        }
    }

    private readonly record struct Asking(DateTimeOffset Last, DateTimeOffset? Waits);
}
