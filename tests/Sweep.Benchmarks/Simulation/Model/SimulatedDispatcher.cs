using Sweep.Benchmarks.Simulation.Engine;
using Sweep.Contracts.Scheduling;
using Sweep.Grains.Ledger;
using Sweep.Grains.Scheduling;
using Sweep.Theory.Trials;

namespace Sweep.Benchmarks.Simulation.Model;

/// <summary>A dispatcher with the real fair share. It waits for a sweep's answer without holding its turn.</summary>
internal sealed class SimulatedDispatcher
{
    private readonly Costs costs;
    private readonly FairShare turns = new();
    private readonly Dictionary<SweepId, SimulatedSweep> sweeps;

    public SimulatedDispatcher(Agenda agenda, Scenario scenario, Costs costs, IReadOnlyList<SimulatedSweep> sweeps)
    {
        this.costs = costs;
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

    /// <param name="reply">Gets the lease with its sweep; null: no sweep has work.</param>
    public void Lease(WorkerIdentity worker, Action<(SimulatedSweep Sweep, Grant Grant)?> reply) =>
        Cores.Serve(costs.Message, () => Grain.Serve(costs.Turn, () => Ask(worker, turns.Order(), 0, reply)));

    private void Ask(WorkerIdentity worker, IReadOnlyList<SweepId> order, int turn, Action<(SimulatedSweep, Grant)?> reply)
    {
        if (turn == order.Count)
        {
            Cores.Serve(costs.Message, () => reply(null));
            return;
        }

        // The question and its answer are messages between two silos.
        var sweep = sweeps[order[turn]];
        Cores.Serve(costs.Message, () => sweep.Lease(worker, grant => Cores.Serve(costs.Message, () => Grain.Serve(costs.Turn, () =>
        {
            if (grant is null)
            {
                Ask(worker, order, turn + 1, reply);
                return;
            }

            turns.Pay(sweep.Id, grant.Expected);
            Cores.Serve(costs.Message, () => reply((sweep, grant)));
        }))));
    }
}
