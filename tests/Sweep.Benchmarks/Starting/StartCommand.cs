using System.CommandLine;
using System.Globalization;
using Sweep.Benchmarks.Results;
using Sweep.Benchmarks.Surroundings;
using Sweep.Cli.Terminal;

namespace Sweep.Benchmarks.Starting;

/// <summary>How long the program takes to begin, and what it holds when it has nothing to do.</summary>
internal static class StartCommand
{
    public const string Name = "start";

    private const int Rounds = 3;

    public static Benchmark Create(Shell shell)
    {
        var rounds = Arguments.Whole("--rounds", "How often each start is measured; the median counts. Default: 3.", 1, 100);
        var results = Benchmark.ResultsOption();
        var command = new Command(Name, """
            Measures the time from `sweep run` to the first recorded trial, and the memory of a node without work.

            The program as it was built, each round in a new SWEEP_HOME: once with nothing there, once with its PostgreSQL running.
            """)
        { rounds, results };
        command.SetAction(async (parsed, cancellationToken) => await Benchmark.KeepAsync(
            shell, await MeasureAsync(shell, parsed.GetValue(rounds) ?? Rounds, cancellationToken), parsed.GetValue(results), cancellationToken));
        return new(command, cancellationToken => MeasureAsync(shell, Rounds, cancellationToken));
    }

    private static async Task<ResultSection> MeasureAsync(Shell shell, int rounds, CancellationToken cancellationToken)
    {
        LinuxOnly.Require();
        List<double> first = [];
        List<double> again = [];
        List<IdleNode> idle = [];
        var version = "";
        for (var round = 1; round <= rounds; round++)
        {
            shell.Complain(string.Create(CultureInfo.InvariantCulture, $"start, round {round} of {rounds}"));
            await using var home = new BenchHome(shell.Time);
            first.Add(await FirstTrial.SecondsAsync(home, "first", shell.Time, cancellationToken));
            again.Add(await FirstTrial.SecondsAsync(home, "again", shell.Time, cancellationToken));
            idle.Add(await IdleNode.MeasureAsync(home, shell.Time, cancellationToken));
            await using var database = await home.OpenAsync(cancellationToken);
            version = (await DurableServer.OfAsync(database, cancellationToken)).Version;
        }

        var table = new ResultTable(["figure", "median", "largest"],
        [
            Row("from `sweep run` to the first recorded trial, s: PostgreSQL runs (aim 5)", again),
            Row("the same on a machine without a database yet, s", first),
            Row("idle node: its silo, MB (aim 200)", idle.Select(static one => one.Silo)),
            Row("idle node: the process that keeps the others running, MB (aim 200)", idle.Select(static one => one.Node)),
            Row("idle node: a worker, MB", idle.Select(static one => one.Worker)),
            Row("idle node: share of one core, all three processes", idle.Select(static one => one.CoreShare)),
        ]);
        var command = rounds == Rounds ? Name : string.Create(CultureInfo.InvariantCulture, $"{Name} --rounds {rounds}");
        return new("Start", command, MachineText.Of(version), [($"Rounds: {Figures.Whole(rounds)}.", table)], "Memory is resident memory, with what processes share.");
    }

    private static IReadOnlyList<string> Row(string name, IEnumerable<double> values) =>
        [name, Figures.Short(Quantiles.Median(values)), Figures.Short(values.Max())];
}
