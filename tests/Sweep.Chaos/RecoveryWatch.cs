using System.Data.Common;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Chaos;

/// <summary>Looks again and again who holds what, and so how long it takes until what a fault hit is finished or in other hands.</summary>
internal sealed class RecoveryWatch(SweepAudit audit, TimeProvider time)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan LongestAim = TimeSpan.FromSeconds(5);

    private readonly Lock guard = new();
    private readonly List<Wound> wounds = [];
    private IReadOnlyList<RunningLease> leases = [];

    /// <summary>
    /// The holders of these are about to be hit. Waits a moment until there are any: who has nothing in hand loses nothing.
    /// </summary>
    public async Task AimAsync(Func<RunningLease, bool> isHit, FaultTally tally, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (!Note(isHit, tally) && time.GetElapsedTime(started) < LongestAim)
        {
            await Task.Delay(BetweenLooks, time, cancellationToken);
        }
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                Look(await audit.ReadLeasesAsync(stopping));
            }
            catch (Exception away) when (away is DbException or TimeoutException or IOException or OperationCanceledException)
            {
                // The database is one of the things that are hit.
            }

            await Task.Delay(BetweenLooks, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private bool Note(Func<RunningLease, bool> isHit, FaultTally tally)
    {
        lock (guard)
        {
            var held = leases.Where(isHit).Select(static lease => (lease.Training, lease.Token)).ToHashSet();
            if (held.Count > 0)
            {
                wounds.Add(new(held, time.GetTimestamp(), tally));
            }

            return held.Count > 0;
        }
    }

    private void Look(IReadOnlyList<RunningLease> now)
    {
        lock (guard)
        {
            leases = now;
            var held = now.Select(static lease => (lease.Training, lease.Token)).ToHashSet();
            foreach (var wound in wounds.Where(wound => !wound.Held.Overlaps(held)).ToArray())
            {
                wounds.Remove(wound);
                wound.Tally.Recoveries.Add(time.GetElapsedTime(wound.Since));
            }
        }
    }

    private sealed record Wound(HashSet<(TrainingId Training, long Token)> Held, long Since, FaultTally Tally);
}
