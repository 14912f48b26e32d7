using Sweep.Benchmarks.Simulation.Engine;

namespace Sweep.Benchmarks.Simulation.Model;

/// <summary>The group commit of a sweep: one transaction at a time takes all rows that came in during the one before.</summary>
internal sealed class SimulatedCommit(Agenda agenda, Scenario scenario, Costs costs, SimulatedSweep sweep, Station postgres, Func<int> leases)
{
    /// <summary>A lease's row is written again when it would run out within this share of its duration.</summary>
    private const double RewrittenAfter = 2.0 / 3;

    private readonly Sample times = new();
    private List<Action> waiting = [];
    private bool isRunning;
    private bool isWanted;
    private int rows;
    private int changed;
    private double lastSnapshot;
    private double rowTime;
    private double since;

    /// <summary>Mean time of a transaction in seconds.</summary>
    public double MeanTime => times.Mean;

    /// <summary>Share of the time since the last reset that the rows of results took.</summary>
    public double Load => agenda.Now > since ? rowTime / (agenda.Now - since) : 0;

    /// <summary>Adds the row of a result to the next transaction.</summary>
    public void Add() => rows++;

    /// <summary>Notes that a lease began or ended.</summary>
    public void Changed() => changed++;

    /// <summary>Goes on when everything added so far is committed.</summary>
    public void Run(Action committed)
    {
        waiting.Add(committed);
        isWanted = true;
        if (!isRunning)
        {
            isRunning = true;
            Next();
        }
    }

    public void Reset()
    {
        times.Clear();
        (rowTime, since) = (0, agenda.Now);
    }

    private void Next()
    {
        if (!isWanted)
        {
            isRunning = false;
            return;
        }

        isWanted = false;
        var (start, of, count) = (agenda.Now, waiting, rows);
        (waiting, rows) = ([], 0);
        sweep.Grain.Serve(costs.Turn + costs.Snapshot.At(leases()), () => sweep.Connections.Take(() => postgres.Serve(Time(count), () =>
        {
            sweep.Connections.Release();
            times.Add(agenda.Now - start);
            rowTime += costs.FlushRows.Each * count;
            of.ForEach(static committed => committed());
            Next();
        })));
    }

    private double Time(int count)
    {
        // Every lease is renewed by its worker, and its row as it runs out.
        var held = leases();
        var renewed = held * Math.Min(1, (agenda.Now - lastSnapshot) / (scenario.AllLeasesInFlush ? scenario.RenewEvery : RewrittenAfter * scenario.LeaseDuration));
        var written = Math.Min(held, changed + renewed);
        var unchanged = scenario.AllLeasesInFlush ? held - written : 0;
        (changed, lastSnapshot) = (0, agenda.Now);
        return costs.FlushRows.At(count) + (costs.FlushLease * written) + (costs.FlushUnchanged * unchanged);
    }
}
