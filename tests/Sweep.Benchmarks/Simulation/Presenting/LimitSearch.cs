using Sweep.Benchmarks.Simulation.Model;

namespace Sweep.Benchmarks.Simulation.Presenting;

/// <summary>Finds the size at which a cluster ends, by doubling its nodes.</summary>
internal static class LimitSearch
{
    /// <summary>The largest cluster that is simulated, in GPUs.</summary>
    public const int Largest = 65_536;

    private const double Events = 1e5;

    /// <summary>Simulates 16, 32, 64, ... nodes, up to the first number that does not hold.</summary>
    /// <param name="name">What the cluster works on, and how.</param>
    public static Growth Run(string name, Scenario scenario, Costs costs, CancellationToken cancellationToken)
    {
        List<Outcome> outcomes = [];
        for (var nodes = 16; nodes * scenario.GpusOfANode <= Largest && (outcomes.Count == 0 || outcomes[^1].Holds); nodes *= 2)
        {
            cancellationToken.ThrowIfCancellationRequested();
            outcomes.Add(SimulatedCluster.Run(Fitting(scenario with { Nodes = nodes }), costs));
        }

        return new(name, outcomes);
    }

    /// <summary>Shortens the measured window of a large cluster, so that its events stay within bounds.</summary>
    public static Scenario Fitting(Scenario scenario)
    {
        var rate = scenario.Gpus * ((1 / scenario.RenewEvery) + (2 / scenario.TrialTime) + (scenario.IsOutOfWork ? 5 : 0));
        var window = Math.Clamp(Events / rate, 2, 20);
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
