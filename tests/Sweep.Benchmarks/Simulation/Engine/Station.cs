namespace Sweep.Benchmarks.Simulation.Engine;

/// <summary>Servers with one line, first come first served: a grain (one server), the cores of a machine, or the connections of a pool.</summary>
/// <param name="servers">Number of requests that are served at once.</param>
internal sealed class Station(Agenda agenda, string name, int servers)
{
    private readonly Queue<Action> line = new();
    private readonly Level busy = new(agenda);

    public string Name => name;

    /// <summary>Mean share of the servers that were busy since the last reset, from 0 to 1.</summary>
    public double Utilisation => busy.Mean / servers;

    /// <summary>Most servers that were busy at once since the last reset.</summary>
    public int Peak => busy.Peak;

    /// <summary>Serves a request for this many seconds as soon as a server is free, and then goes on.</summary>
    public void Serve(double seconds, Action done) => Take(() => agenda.After(seconds, () =>
    {
        Release();
        done();
    }));

    /// <summary>Takes a server as soon as one is free; the caller releases it.</summary>
    public void Take(Action taken)
    {
        if (busy.Value == servers)
        {
            line.Enqueue(taken);
            return;
        }

        busy.Add(1);
        taken();
    }

    public void Release()
    {
        if (line.TryDequeue(out var next))
        {
            next();
        }
        else
        {
            busy.Add(-1);
        }
    }

    public void Reset() => busy.Reset();
}
