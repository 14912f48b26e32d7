using Sweep.Benchmarks.Simulation.Model;

namespace Sweep.Benchmarks.Simulation.Presenting;

/// <summary>Finds the size at which a cluster ends, by doubling its nodes.</summary>
internal static class LimitSearch
{
    /// <summary>The largest cluster that is simulated, in GPUs.</summary>
    public const int Largest = 262_144;

    private const double Events = 1.5e6;

    /// <summary>Returns the outcomes of 8, 16, 32, ... nodes' GPUs, up to the first that does not hold.</summary>
    public static IReadOnlyList<Outcome> Run(Scenario scenario, Costs costs)
    {
        List<Outcome> outcomes = [];
        for (var nodes = 8; nodes * scenario.GpusOfANode <= Largest && (outcomes.Count == 0 || outcomes[^1].Holds); nodes *= 2)
        {
            outcomes.Add(SimulatedCluster.Run(Fitting(scenario with { Nodes = nodes }), costs));
        }

        return outcomes;
    }

    /// <summary>Shortens the measured window of a large cluster, so that its events stay within bounds.</summary>
    public static Scenario Fitting(Scenario scenario)
    {
        var rate = scenario.Gpus * ((1 / scenario.RenewEvery) + (1 / scenario.TrialTime) + (scenario.IsOutOfWork ? 5 : 0));
        var window = Math.Clamp(Events / rate, 2, 60);
        return scenario with { Window = window, WarmUp = Math.Clamp(window / 2, 3, 10) };
    }
}
