namespace Sweep.Contracts.Tests.Transport;

/// <summary>The system's time, moved; timers end when the test says so, unless it leaves them to the system.</summary>
internal sealed class MovedTime : TimeProvider
{
    private readonly List<(TimerCallback Callback, object? State)> timers = [];

    public TimeSpan By { get; set; }

    /// <summary>Whether timers wait for <see cref="EndTimers"/>.</summary>
    public bool HoldsTimers { get; init; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(By.TotalSeconds * TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (!HoldsTimers)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        timers.Add((callback, state));
        return base.CreateTimer(static _ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void EndTimers()
    {
        foreach (var (callback, state) in timers.ToList())
        {
            callback(state);
        }

        timers.Clear();
    }
}
