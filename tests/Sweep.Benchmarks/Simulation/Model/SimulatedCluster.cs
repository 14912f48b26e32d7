using Sweep.Benchmarks.Simulation.Engine;
using Sweep.Contracts.Scheduling;

namespace Sweep.Benchmarks.Simulation.Model;

/// <summary>Simulates a cluster at work. The same scenario and costs give the same outcome.</summary>
internal static class SimulatedCluster
{
    public static Outcome Run(Scenario scenario, Costs costs)
    {
        var (agenda, chance) = (new Agenda(), new Chance(scenario.Seed));
        var postgres = new Station(agenda, "PostgreSQL", scenario.PostgresCores);
        SimulatedSweep[] sweeps = [.. Enumerable.Range(0, scenario.Sweeps).Select(number => new SimulatedSweep(agenda, scenario, costs, postgres, number))];
        SimulatedDispatcher[] dispatchers = [.. Enumerable.Range(0, scenario.Dispatchers).Select(_ => new SimulatedDispatcher(agenda, scenario, costs, sweeps))];
        Background.Start(agenda, scenario, costs, postgres);
        var (computing, waits) = (new Level(agenda), new Sample());
        for (var gpu = 0; gpu < scenario.Gpus; gpu++)
        {
            var identity = new WorkerIdentity { Name = $"gpu{gpu}", Incarnation = new(gpu, 0, 0, [4, 0, 0, 0, 0, 0, 0, 0]) };
            var worker = new SimulatedWorker(agenda, scenario, costs, dispatchers[gpu % dispatchers.Length], chance, computing, waits, identity);
            BeginAnywhere(worker, identity, sweeps[gpu % sweeps.Length]);
        }

        agenda.RunUntil(scenario.WarmUp);
        var before = sweeps.Sum(static sweep => sweep.Finished);
        Array.ForEach(sweeps, static sweep => sweep.Reset());
        foreach (var dispatcher in dispatchers)
        {
            dispatcher.Grain.Reset();
            dispatcher.Cores.Reset();
        }

        postgres.Reset();
        computing.Reset();
        waits.Clear();
        agenda.RunUntil(scenario.WarmUp + scenario.Window);
        return new()
        {
            Scenario = scenario,
            Dispatcher = dispatchers.Max(static dispatcher => dispatcher.Grain.Utilisation),
            SweepGrain = sweeps.Max(static sweep => sweep.Grain.Utilisation),

            // A turn of the grain takes one of the cores.
            Silo = sweeps.Max(sweep => sweep.Cores.Utilisation + (sweep.Grain.Utilisation / scenario.SiloCores)),
            Commit = sweeps.Max(static sweep => sweep.Commit.Load),
            Postgres = postgres.Utilisation,
            Background = Background.Load(scenario, costs),
            Gpu = computing.Mean / scenario.Gpus,
            LeaseWaitMedian = waits.Quantile(0.5),
            LeaseWait99 = waits.Quantile(0.99),
            Flush = sweeps.Max(static sweep => sweep.Commit.MeanTime),
            TrialsPerSecond = (sweeps.Sum(static sweep => sweep.Finished) - before) / scenario.Window,
            Connections = (scenario.Nodes * scenario.ConnectionsOfANode) + sweeps.Sum(static sweep => sweep.Connections.Peak),
            Finished = sweeps.Sum(static sweep => sweep.Finished),
            Repeated = sweeps.Sum(static sweep => sweep.Repeated),
        };

        // A cluster that has worked for long: each worker is anywhere in a lease, or asks anywhere in its pause.
        void BeginAnywhere(SimulatedWorker worker, WorkerIdentity identity, SimulatedSweep sweep)
        {
            if (identity.Name == "gpu0")
            {
                Array.ForEach(sweeps, taught => taught.Teach(identity, scenario.TrialTime));
            }

            if (sweep.Start(identity, chance.Uniform() * scenario.LeaseDuration / 2) is { } grant)
            {
                worker.Begin(sweep, grant, chance.Uniform(), chance.Uniform());
            }
            else
            {
                agenda.After(chance.Uniform(), worker.WantNext);
            }
        }
    }
}
