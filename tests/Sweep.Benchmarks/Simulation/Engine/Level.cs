namespace Sweep.Benchmarks.Simulation.Engine;

/// <summary>A number that changes with time, with its mean and its peak since the last reset.</summary>
internal sealed class Level(Agenda agenda)
{
    private double area;
    private double since;
    private double changed;

    public int Value { get; private set; }

    public int Peak { get; private set; }

    /// <summary>Mean over the time since the last reset.</summary>
    public double Mean => agenda.Now > since ? (area + (Value * (agenda.Now - changed))) / (agenda.Now - since) : Value;

    public void Add(int difference)
    {
        area += Value * (agenda.Now - changed);
        changed = agenda.Now;
        Value += difference;
        Peak = Math.Max(Peak, Value);
    }

    public void Reset()
    {
        (area, since, changed, Peak) = (0, agenda.Now, agenda.Now, Value);
    }
}
