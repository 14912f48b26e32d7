namespace Sweep.Grains.Scheduling;

/// <summary>
/// Says when a worker that found nothing to do asks again. Each gets a moment of its own: few workers ask soon, and thousands of them together
/// do not ask more often than one dispatcher can answer beside its work.
/// </summary>
internal sealed class AskingPace
{
    /// <summary>What a new sweep waits for in an idle cluster of less than about 800 workers.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(200);

    /// <summary>A late lease is kept a little longer than this. Only more than 8,000 workers reach it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>Time between the moments of two workers: 4,000 ask in a second.</summary>
    private static readonly TimeSpan Distance = TimeSpan.FromMilliseconds(0.25);

    /// <summary>The moment of the last worker.</summary>
    private TimeSpan last;

    /// <summary>Returns how long a worker waits before it asks again.</summary>
    /// <param name="now">Time since any moment that stays the same.</param>
    public TimeSpan Next(TimeSpan now)
    {
        var pause = TimeSpan.FromTicks(Math.Clamp((last + Distance - now).Ticks, Shortest.Ticks, Longest.Ticks));
        last = now + pause;
        return pause;
    }
}
