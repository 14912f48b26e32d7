namespace Sweep.Benchmarks.Simulation.Engine;

/// <summary>The events of a simulation in the order of their times; events of one time run in the order in which they were planned.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Action, (double Time, long Number)> events = new();
    private long planned;

    /// <summary>Simulated time in seconds since the start.</summary>
    public double Now { get; private set; }

    /// <param name="delay">Seconds from now; not negative.</param>
    public void After(double delay, Action what)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(delay);
        events.Enqueue(what, (Now + delay, planned++));
    }

    /// <summary>Repeats an action, first after one period.</summary>
    /// <param name="period">Seconds; above 0.</param>
    public void Every(double period, Action what)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(period);
        After(period, () =>
        {
            what();
            Every(period, what);
        });
    }

    /// <summary>Runs all events up to this time.</summary>
    public void RunUntil(double end)
    {
        while (events.TryPeek(out _, out var next) && next.Time <= end)
        {
            Now = next.Time;
            events.Dequeue()();
        }

        Now = end;
    }
}
