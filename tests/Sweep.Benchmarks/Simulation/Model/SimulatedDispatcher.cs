using Sweep.Benchmarks.Simulation.Engine;
using Sweep.Contracts.Scheduling;
using Sweep.Grains.Ledger;
using Sweep.Grains.Scheduling;
using Sweep.Theory.Trials;

namespace Sweep.Benchmarks.Simulation.Model;

/// <summary>A dispatcher with the real fair share and the real pace of questions. It waits for a sweep's answer without holding its turn.</summary>
internal sealed class SimulatedDispatcher
{
    /// <summary>How long a sweep without work is not asked again, whichever worker wants some.</summary>
    private const double Rest = 0.05;

    private readonly Agenda agenda;
    private readonly Costs costs;
    private readonly Dictionary<SweepId, double> idle = [];
    private readonly FairShare turns = new();
    private readonly AskingPace pace = new();
    private readonly Dictionary<SweepId, SimulatedSweep> sweeps;

    public SimulatedDispatcher(Agenda agenda, Scenario scenario, Costs costs, IReadOnlyList<SimulatedSweep> sweeps)
    {
        (this.agenda, this.costs) = (agenda, costs);
        this.sweeps = sweeps.ToDictionary(static sweep => sweep.Id);
        Grain = new(agenda, "dispatcher", 1);
        Cores = new(agenda, "silo", scenario.SiloCores);
        foreach (var sweep in sweeps)
        {
            turns.Add(sweep.Id, 0);
        }
    }

    public Station Grain { get; }

    /// <summary>The cores of its silo.</summary>
    public Station Cores { get; }

    /// <param name="reply">Gets the lease with its sweep, or null and the pause before the next question: no sweep has work.</param>
    /// <param name="held">The leases that the worker has at hand.</param>
    public void Lease(WorkerIdentity worker, IReadOnlyCollection<(SimulatedSweep Sweep, long Token)> held, Action<(SimulatedSweep Sweep, Grant Grant)?, double> reply) =>
        Cores.Serve(costs.Message, () => Grain.Serve(costs.Turn, () => Ask(
            turns.Order(), 0, (sweep, answer) => sweep.Lease(worker, [.. held.Where(lease => lease.Sweep == sweep).Select(static lease => lease.Token)], answer), reply)));

    private void Ask(IReadOnlyList<SweepId> order, int turn, Action<SimulatedSweep, Action<Grant?>> ask, Action<(SimulatedSweep, Grant)?, double> reply)
    {
        while (turn < order.Count && idle.TryGetValue(order[turn], out var since) && agenda.Now < since + Rest)
        {
            turn++;
        }

        if (turn == order.Count)
        {
            var pause = pace.Next(TimeSpan.FromSeconds(agenda.Now)).TotalSeconds;
            Cores.Serve(costs.Message, () => reply(null, pause));
            return;
        }

        // The question and its answer are messages between two silos.
        var sweep = sweeps[order[turn]];
        Cores.Serve(costs.Message, () => ask(sweep, grant => Cores.Serve(costs.Message, () => Grain.Serve(costs.Turn, () =>
        {
            if (grant is null)
            {
                idle[sweep.Id] = agenda.Now;
                Ask(order, turn + 1, ask, reply);
                return;
            }

            turns.Pay(sweep.Id, grant.Expected);
            Cores.Serve(costs.Message, () => reply((sweep, grant), 0));
        }))));
    }
}
