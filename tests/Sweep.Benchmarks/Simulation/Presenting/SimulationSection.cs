using System.Globalization;
using Sweep.Benchmarks.Results;
using Sweep.Benchmarks.Simulation.Model;

namespace Sweep.Benchmarks.Simulation.Presenting;

/// <summary>Writes a study as a section of the results.</summary>
internal static class SimulationSection
{
    /// <param name="picture">Where the plot lies, as a link of the document.</param>
    public static ResultSection Of(ScalingStudy study, Costs costs, string machine, string picture)
    {
        var scenario = study.Sizes[0].Scenario;
        return new(
            "How it scales",
            SimulateCommand.Name,
            machine,
            [
                (Invariant($"Used shares of what could be a limit, for trials of 1 s and more. A silo and PostgreSQL have {scenario.SiloCores} and {scenario.PostgresCores} cores like this machine's:"), SizeTable(study.Sizes)),
                (Invariant($"The size at which a cluster ends, by doubling it:\n\n![Used share of each resource by the number of GPUs]({picture})"), GrowthTable([.. study.Growths, .. study.Others])),
                ("Costs that were measured on this machine for this simulation:", new(["what", "cost"], [.. costs.Describe().Select(static cost => (IReadOnlyList<string>)[cost.Meaning, cost.Value])])),
            ],
            "A simulation of discrete events with the real ledger, the real changes of leases and the real fair share. All else takes the measured times.",
            Invariant($"Trials take lognormal times. The network adds {scenario.Network * 1000:0.#} ms to a call. All leases are of one sweep where nothing else is said."),
            Invariant($"A cluster holds while no resource is used for more than {Outcome.Full * 100:0} % of its time, the GPUs compute for {Outcome.Idle * 100:0} % of theirs, and 99 of 100 leases come within {Outcome.Patience:0.#} s, which is how long the dispatcher waits for a sweep."),
            "The group commit counts the rows of results alone: it takes as many as come in during the commit before, so that it is full only when their rows alone take all its time.",
            Invariant($"Connections: {scenario.ConnectionsOfANode} a node, and those that the owners of sweeps use at once. PostgreSQL allows 100 by default: for more nodes raise max_connections, or put PgBouncer in between as deploy/README.md says."));
    }

    private static ResultTable SizeTable(IReadOnlyList<Outcome> outcomes) => ResultTable.Across(
        "figure",
        outcomes,
        static outcome => ScalingStudy.Words(outcome.Scenario).Replace("trials of ", "", StringComparison.Ordinal),
        ("nodes", static outcome => Figures.Whole(outcome.Scenario.Nodes)),
        ("GPUs", static outcome => Figures.Whole(outcome.Scenario.Gpus)),
        ("trials a second", static outcome => Figures.Short(outcome.TrialsPerSecond)),
        ("dispatcher", static outcome => Percent(outcome.Dispatcher)),
        ("grain of the sweep", static outcome => Percent(outcome.SweepGrain)),
        ("silo of the sweep", static outcome => Percent(outcome.Silo)),
        ("group commit", static outcome => Percent(outcome.Commit)),
        ("PostgreSQL", static outcome => Percent(outcome.Postgres)),
        ("of it for membership and signs of life", static outcome => Percent(outcome.Background)),
        ("connections", static outcome => Figures.Whole(outcome.Connections)),
        ("a commit, ms", static outcome => Figures.Short(outcome.Flush * 1000)),
        ("wait for a lease, p50, ms", static outcome => Figures.Short(outcome.LeaseWaitMedian * 1000)),
        ("wait for a lease, p99, ms", static outcome => Figures.Short(outcome.LeaseWait99 * 1000)),
        ("GPUs compute", static outcome => Percent(outcome.Gpu)),
        ("limit", static outcome => outcome.Limit ?? "none"),
        ("next limit", static outcome => outcome.Limit is null ? outcome.Fullest.Name : ""));

    private static ResultTable GrowthTable(IReadOnlyList<Growth> growths) => new(
        ["work", "holds with GPUs", "does not hold with", "limit", "wait p99 there, ms", "GPUs compute there"],
        [
            .. growths.Select(static growth => (IReadOnlyList<string>)
            [
                growth.Name,
                growth.Holding is { } held ? Figures.Whole(held.Scenario.Gpus) : "none",
                growth.End is { } end ? Figures.Whole(end.Scenario.Gpus) : "not reached",
                growth.End?.Limit ?? "",
                growth.End is { } late ? late.LeaseWait99 > 0 ? Figures.Short(late.LeaseWait99 * 1000) : "none came" : "",
                growth.End is { } last ? Percent(last.Gpu) : "",
            ]),
        ]);

    private static string Percent(double share) => Invariant($"{share * 100:0.#} %");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
