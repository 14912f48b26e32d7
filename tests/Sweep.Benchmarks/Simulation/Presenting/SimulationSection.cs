using System.Globalization;
using System.Text;
using Sweep.Benchmarks.Simulation.Model;

namespace Sweep.Benchmarks.Simulation.Presenting;

/// <summary>Writes the outcomes of simulations as Markdown.</summary>
internal static class SimulationSection
{
    /// <param name="sizes">Outcomes at the sizes that were asked for.</param>
    /// <param name="growths">Outcomes of growing clusters, each list by its name.</param>
    /// <param name="picture">Where the plot lies, as a link in the text.</param>
    public static string Write(Costs costs, IReadOnlyList<Outcome> sizes, IReadOnlyList<(string Name, IReadOnlyList<Outcome> Outcomes)> growths, string picture)
    {
        var text = new StringBuilder();
        var scenario = sizes[0].Scenario;
        text.AppendLine(CultureInfo.InvariantCulture, $"""
            ## How it scales

            A simulation of discrete events with the real ledger and the real fair share. All other parts take the times below, which were
            measured on this machine. A silo and PostgreSQL have {scenario.SiloCores} and {scenario.PostgresCores} such cores. The network adds
            {scenario.Network * 1000:0.#} ms to a call. Trials take lognormal times. A cluster holds while no resource is used for more than
            {Outcome.Full:P0} of its time, the GPUs compute for {Outcome.Idle:P0} of theirs, and 99 of 100 leases come within
            {Outcome.Patience:0.#} s, which is how long the dispatcher waits for a sweep.

            | what | cost |
            | --- | --- |
            """);
        foreach (var (meaning, value) in costs.Describe())
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {meaning} | {value} |");
        }

        text.AppendLine().AppendLine("""
            | trials of | nodes | GPUs | trials/s | dispatcher | sweep grain | silo | group commit | PostgreSQL | connections | flush | lease wait p50, p99 | GPUs compute | first limit |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """);
        sizes.ToList().ForEach(outcome => text.AppendLine(Row(outcome)));
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"![Used share of each resource by the number of GPUs]({picture})").AppendLine().AppendLine("""
            | a cluster that grows | holds with | ends with | by |
            | --- | --- | --- | --- |
            """);
        foreach (var (name, outcomes) in growths)
        {
            text.AppendLine(Growth(name, outcomes));
        }

        return text.ToString().TrimEnd();
    }

    private static string Row(Outcome outcome) => string.Create(CultureInfo.InvariantCulture, $"| {Work(outcome.Scenario)} | {outcome.Scenario.Nodes} | {outcome.Scenario.Gpus} | {outcome.TrialsPerSecond:0.#} | {outcome.Dispatcher:P1} | {outcome.SweepGrain:P1} | {outcome.Silo:P1} | {outcome.Commit:P1} | {outcome.Postgres:P1} | {outcome.Connections} | {outcome.Flush * 1000:0.#} ms | {outcome.LeaseWaitMedian * 1000:0} ms, {outcome.LeaseWait99 * 1000:0} ms | {outcome.Gpu:P1} | {outcome.Limit ?? $"none; fullest: {outcome.Fullest.Name}"} |");

    private static string Growth(string name, IReadOnlyList<Outcome> outcomes)
    {
        var holds = outcomes.LastOrDefault(static outcome => outcome.Holds);
        var held = holds is null ? "none" : string.Create(CultureInfo.InvariantCulture, $"{holds.Scenario.Gpus} GPUs");
        return outcomes[^1] is { Holds: false } end
            ? string.Create(CultureInfo.InvariantCulture, $"| {name} | {held} | {end.Scenario.Gpus} | {end.Limit} |")
            : $"| {name} | {held} | more than were simulated | |";
    }

    /// <summary>Returns a scenario's time of a trial in words.</summary>
    public static string Work(Scenario scenario) => scenario switch
    {
        { IsOutOfWork: true } => "no work, all ask",
        { TrialTime: >= 3600 } => string.Create(CultureInfo.InvariantCulture, $"{scenario.TrialTime / 3600:0.#} h"),
        { TrialTime: >= 60 } => string.Create(CultureInfo.InvariantCulture, $"{scenario.TrialTime / 60:0.#} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{scenario.TrialTime:0.#} s"),
    };
}
