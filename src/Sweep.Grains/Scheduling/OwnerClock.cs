namespace Sweep.Grains.Scheduling;

/// <summary>
/// The time of one owner of a sweep: starts at the wall clock and goes on by the monotonic one, so that a clock that is set does not
/// end leases or keep lost ones alive.
/// </summary>
internal sealed class OwnerClock(TimeProvider time)
{
    private readonly DateTimeOffset opened = time.GetUtcNow();
    private readonly long start = time.GetTimestamp();
    private long lastBeat = time.GetTimestamp();

    public DateTimeOffset Now => opened + time.GetElapsedTime(start);

    /// <summary>True when this process itself was away since the last beat: frozen, or starved of its processor.</summary>
    /// <param name="period">Time between two beats.</param>
    public bool WasAway(TimeSpan period)
    {
        var now = time.GetTimestamp();
        var gap = time.GetElapsedTime(lastBeat, now);
        lastBeat = now;
        return gap > (3 * period) + TimeSpan.FromSeconds(1);
    }
}
