using Sweep.Benchmarks.Simulation.Engine;
using Sweep.Grains.Committing;
using Sweep.Grains.Ledger;

namespace Sweep.Benchmarks.Simulation.Model;

/// <summary>The group commit of a sweep: one transaction at a time takes all rows that came in during the one before.</summary>
internal sealed class SimulatedCommit(Agenda agenda, Scenario scenario, Costs costs, SimulatedSweep sweep, Station postgres, TrialLedger ledger)
{
    private readonly Sample times = new();

    // As the owner of a sweep: rows of leases are renewed a third of their duration before they run out.
    private readonly TimeSpan ahead = TimeSpan.FromSeconds(scenario.LeaseDuration / 3);
    private readonly WrittenLeases written = new(TimeSpan.FromSeconds(scenario.LeaseDuration / 12));
    private List<Action> waiting = [];
    private bool isRunning;
    private bool isWanted;
    private int rows;
    private double rowTime;
    private double since;

    /// <summary>Mean time of a transaction in seconds.</summary>
    public double MeanTime => times.Mean;

    /// <summary>Share of the time since the last reset that the rows of results took.</summary>
    public double Load => agenda.Now > since ? rowTime / (agenda.Now - since) : 0;

    /// <summary>Adds the row of a result to the next transaction.</summary>
    public void Add() => rows++;

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
        sweep.Grain.Serve(costs.Turn + costs.Snapshot.At(ledger.Leases.Count), () =>
        {
            var step = written.Next(ledger, sweep.Now + ahead);
            var leases = (costs.FlushLease * step.Changes.Present.Count) + (costs.FlushEnded * (step.Changes.Ended?.Count ?? 0));
            sweep.Connections.Take(() => postgres.Serve(costs.FlushRows.At(count) + leases, () =>
            {
                sweep.Connections.Release();
                step.Committed();
                times.Add(agenda.Now - start);
                rowTime += costs.FlushRows.Each * count;
                of.ForEach(static committed => committed());
                Next();
            }));
        });
    }
}
