using Sweep.Benchmarks.Simulation.Engine;

namespace Sweep.Benchmarks.Simulation.Model;

/// <summary>What the nodes themselves ask of PostgreSQL, whatever they compute: membership of their silos, and signs of life.</summary>
internal static class Background
{
    /// <summary>Returns the share of PostgreSQL's cores that it takes, from 0.</summary>
    public static double Load(Scenario scenario, Costs costs) => scenario.Nodes / (double)scenario.PostgresCores
        * (((costs.MembershipRead.At(scenario.Nodes) + costs.Alive) / scenario.MembershipEvery) + (costs.Word / scenario.WordEvery));

    /// <summary>Spreads the statements of all nodes evenly over time.</summary>
    public static void Start(Agenda agenda, Scenario scenario, Costs costs, Station postgres)
    {
        Repeat(scenario.MembershipEvery, costs.MembershipRead.At(scenario.Nodes));
        Repeat(scenario.MembershipEvery, costs.Alive);
        Repeat(scenario.WordEvery, costs.Word);

        void Repeat(double every, double cost)
        {
            if (cost > 0)
            {
                agenda.Every(every / scenario.Nodes, () => postgres.Serve(cost, static () => { }));
            }
        }
    }
}
