using Sweep.Benchmarks.Simulation.Model;

namespace Sweep.Benchmarks.Simulation.Presenting;

/// <summary>The simulations of one report.</summary>
/// <param name="Sizes">Outcomes at the sizes that were asked for, by work and size.</param>
/// <param name="Growths">Outcomes of growing clusters as the program is, by their work.</param>
/// <param name="Others">The same for other ways to run it.</param>
internal sealed record ScalingStudy(IReadOnlyList<Outcome> Sizes, IReadOnlyList<Growth> Growths, IReadOnlyList<Growth> Others)
{
    private const int Many = 8;

    private static readonly double[] TrialTimes = [1, 60, 3600];

    /// <summary>Growing clusters with work, for the plot.</summary>
    public IReadOnlyList<Growth> Plotted => [.. Growths.Where(static growth => !growth.Outcomes[0].Scenario.IsOutOfWork)];

    public static ScalingStudy Of(Scenario scenario, IReadOnlyList<int> nodes, Costs costs, CancellationToken cancellationToken)
    {
        Scenario[] works = [.. TrialTimes.Select(time => scenario with { TrialTime = time }), scenario with { IsOutOfWork = true }];
        return new(
            [.. works.SelectMany(work => nodes.Select(count => SimulatedCluster.Run(LimitSearch.Fitting(work with { Nodes = count }), costs)))],
            [.. works.Select(work => LimitSearch.Run(Words(work), work, costs, cancellationToken))],
            [
                LimitSearch.Run($"{Words(works[0])}, in {Many} sweeps at once", works[0] with { Sweeps = Many }, costs, cancellationToken),
                LimitSearch.Run($"{Words(works[1])}, in {Many} sweeps at once", works[1] with { Sweeps = Many }, costs, cancellationToken),
                LimitSearch.Run($"{Words(works[3])}, were there {Many} dispatchers", works[3] with { Dispatchers = Many }, costs, cancellationToken),
            ]);
    }

    /// <summary>Describes the work of a cluster.</summary>
    public static string Words(Scenario scenario) => scenario switch
    {
        { IsOutOfWork: true } => "no work, all ask",
        { TrialTime: >= 3600 } => FormattableString.Invariant($"trials of {scenario.TrialTime / 3600:0.#} h"),
        { TrialTime: >= 60 } => FormattableString.Invariant($"trials of {scenario.TrialTime / 60:0.#} min"),
        _ => FormattableString.Invariant($"trials of {scenario.TrialTime:0.#} s"),
    };
}
