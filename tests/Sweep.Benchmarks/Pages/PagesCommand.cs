using System.CommandLine;
using Npgsql;
using Sweep.Benchmarks.Results;
using Sweep.Benchmarks.Surroundings;
using Sweep.Cli.Terminal;
using Sweep.Synthetic;

namespace Sweep.Benchmarks.Pages;

/// <summary>How long views, charts and pages take on large sweeps.</summary>
internal static class PagesCommand
{
    public const string Name = "pages";

    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000];

    public static Benchmark Create(Shell shell)
    {
        var trials = Arguments.Whole("--trials", "Trials of the large sweep; a small one stands beside it. Default: 10000, then 100000, then 1000000.", 120, 10_000_000);
        var keep = new Option<bool>("--keep") { Description = "Keep the databases, and say their names." };
        var blind = new Option<bool>("--without-browser") { Description = "Measure the views only." };
        var results = Benchmark.ResultsOption();
        var command = new Command(Name, """
            Times the views, the charts, what commands ask and the pages of the dashboard, on a large sweep that nobody measured.

            The sweep is made by the server in a database of its own beside the one in use, which is dropped afterwards. A million trials
            take 3 GB and a few minutes. Every query runs twice and the second time counts. Pages are shown by Chromium.

            dotnet run -c Release --project tests/Sweep.Benchmarks -- pages --trials 100000
            """)
        { trials, keep, blind, results };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            int[] sizes = parsed.GetValue(trials) is { } one ? [one] : Sizes;
            var section = await MeasureAsync(shell, sizes, parsed.GetValue(keep), parsed.GetValue(blind), cancellationToken);
            return await Benchmark.KeepAsync(shell, section, parsed.GetValue(results), cancellationToken);
        });
        return new(command, cancellationToken => MeasureAsync(shell, Sizes, keep: false, blind: false, cancellationToken));
    }

    private static async Task<ResultSection> MeasureAsync(Shell shell, int[] sizes, bool keep, bool blind, CancellationToken cancellationToken)
    {
        var connectionString = await DatabaseAccess.ConnectionStringAsync(shell, shell.Complain, cancellationToken);
        List<PagesOutcome> outcomes = [];
        foreach (var size in sizes)
        {
            outcomes.Add(await MeasureAsync(shell, connectionString, size, keep, blind, cancellationToken));
        }

        var table = new PagesTables(outcomes);
        return new(
            "Pages",
            sizes.Length == 1 ? $"{Name} --trials {sizes[0]}{(blind ? " --without-browser" : "")}" : Name,
            MachineText.Of(outcomes[^1].ServerVersion),
            blind ? [table.Queries()] : [table.Visits(), table.Queries()]);
    }

    private static async Task<PagesOutcome> MeasureAsync(
        Shell shell, string connectionString, int trials, bool keep, bool blind, CancellationToken cancellationToken)
    {
        await using var database = await BenchmarkDatabase.CreateAsync(connectionString, keep, cancellationToken);
        shell.Complain($"filling the database {database.Name} with {trials} trials");
        var benchmark = new ViewBenchmark(database);
        await benchmark.FillAsync(trials, cancellationToken);
        var timings = await benchmark.RunAsync(cancellationToken).ToListAsync(cancellationToken);
        if (timings.OrderByDescending(static timing => timing.Milliseconds).FirstOrDefault(static timing => timing.Plan is not null) is { } slowest)
        {
            shell.Complain($"the plan of {slowest.Query}:\n{slowest.Plan}");
        }

        IReadOnlyList<PageVisit> visits = [];
        if (!blind)
        {
            shell.Complain("showing the pages");
            var connection = new NpgsqlConnectionStringBuilder(connectionString) { Database = database.Name }.ConnectionString;
            visits = await PageVisits.AllAsync(database.Source, connection, cancellationToken);
        }

        if (keep)
        {
            shell.Complain($"kept: the database {database.Name}");
        }

        await using var command = database.Source.CreateCommand("show server_version");
        return new(trials, timings, visits, ((string)(await command.ExecuteScalarAsync(cancellationToken))!).Split(' ')[0]);
    }
}
