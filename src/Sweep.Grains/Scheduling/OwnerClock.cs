namespace Sweep.Grains.Scheduling;

/// <summary>
/// The time of one owner of a sweep. It starts at the wall clock and follows the monotonic clock, so that setting the clock neither ends
/// leases nor keeps lost ones.
/// </summary>
internal sealed class OwnerClock(TimeProvider time)
{
    private readonly DateTimeOffset opened = time.GetUtcNow();
    private readonly long start = time.GetTimestamp();
    private long lastBeat = time.GetTimestamp();

    public DateTimeOffset Now => opened + time.GetElapsedTime(start);

    /// <summary>Returns true if this process itself did not run since the last beat: it was frozen, or had no processor time.</summary>
    /// <param name="period">Time between two beats.</param>
    public bool WasAway(TimeSpan period)
    {
        var now = time.GetTimestamp();
        var gap = time.GetElapsedTime(lastBeat, now);
        lastBeat = now;
        return gap > (3 * period) + TimeSpan.FromSeconds(1);
    }
}
