using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Synthetic;

namespace Sweep.Benchmarks.Pages;

internal static class PagesCommand
{
    public const string Name = "pages";

    public static Command Create(Shell shell)
    {
        var trials = Arguments.Whole("--trials", "Trials of the large sweep; a small one stands beside it. Default: 1000000.", 120, 10_000_000);
        var keep = new Option<bool>("--keep") { Description = "Keep the database, and say its name." };
        var format = Arguments.Format();
        var command = new Command(Name, """
            Times the views, the charts and what commands and pages ask, on a large sweep that nobody measured.

            The sweep is made by the server in a database of its own beside the one in use, which is dropped afterwards. A million trials
            take 3 GB and a few minutes. Every query runs twice and the second time counts; the slowest are shown first, and the plan of
            the slowest of all.

            dotnet run -c Release --project tests/Sweep.Benchmarks -- pages --trials 100000
            """)
        { trials, keep, format };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            shell, parsed.GetValue(trials) ?? 1_000_000, parsed.GetValue(keep), parsed.GetValue(format), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Shell shell, long trials, bool keep, OutputFormat format, CancellationToken cancellationToken)
    {
        var connectionString = await DatabaseAccess.ConnectionStringAsync(shell, shell.Complain, cancellationToken);
        await using var database = await BenchmarkDatabase.CreateAsync(connectionString, keep, cancellationToken);
        shell.Complain($"filling the database {database.Name} with {trials} trials");
        var benchmark = new ViewBenchmark(database.Source);
        await benchmark.FillAsync(trials, cancellationToken);
        var timings = (await benchmark.RunAsync(cancellationToken).ToListAsync(cancellationToken)).OrderByDescending(static timing => timing.Milliseconds).ToList();
        await shell.Out.PrintAsync(
            RowSet.Of(timings, new("query", static timing => timing.Query), new("rows", static timing => timing.Rows), new RowColumn<Timing>("milliseconds", static timing => timing.Milliseconds)),
            format,
            cancellationToken);
        if (timings.FirstOrDefault(static timing => timing.Plan is not null) is { } slowest)
        {
            shell.Complain($"the plan of {slowest.Query}:\n{slowest.Plan}");
        }

        if (keep)
        {
            shell.Complain($"kept: the database {database.Name}");
        }

        return ExitCode.Done;
    }
}
