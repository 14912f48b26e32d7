using Sweep.Benchmarks.Simulation.Model;

namespace Sweep.Benchmarks.Simulation.Presenting;

/// <summary>Finds the size at which a cluster ends, by doubling its nodes.</summary>
internal static class LimitSearch
{
    /// <summary>The largest cluster that is simulated, in GPUs.</summary>
    public const int Largest = 262_144;

    private const double Events = 3e5;

    /// <summary>Simulates 8, 16, 32, ... nodes, up to the first number that does not hold.</summary>
    /// <param name="name">What the cluster works on, and how.</param>
    public static Growth Run(string name, Scenario scenario, Costs costs)
    {
        List<Outcome> outcomes = [];
        for (var nodes = 8; nodes * scenario.GpusOfANode <= Largest && (outcomes.Count == 0 || outcomes[^1].Holds); nodes *= 2)
        {
            outcomes.Add(SimulatedCluster.Run(Fitting(scenario with { Nodes = nodes }), costs));
        }

        return new(name, outcomes);
    }

    /// <summary>Shortens the measured window of a large cluster, so that its events stay within bounds.</summary>
    public static Scenario Fitting(Scenario scenario)
    {
        var rate = scenario.Gpus * ((1 / scenario.RenewEvery) + (2 / scenario.TrialTime) + (scenario.IsOutOfWork ? 5 : 0));
        var window = Math.Clamp(Events / rate, 2, 60);
        return scenario with { Window = window, WarmUp = Math.Clamp(window / 2, 4, 10) };
    }
}

/// <summary>Outcomes of a cluster that grows, by its size.</summary>
internal sealed record Growth(string Name, IReadOnlyList<Outcome> Outcomes)
{
    /// <summary>The largest cluster that holds; null: none does.</summary>
    public Outcome? Holding => Outcomes.LastOrDefault(static outcome => outcome.Holds);

    /// <summary>The smallest cluster that does not hold; null: all that were simulated do.</summary>
    public Outcome? End => Outcomes[^1].Holds ? null : Outcomes[^1];
}
