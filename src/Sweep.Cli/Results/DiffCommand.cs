using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;
using Sweep.Storage.Reports;
using Sweep.Theory;

namespace Sweep.Cli.Results;

internal static class DiffCommand
{
    public static Command Create(Shell shell)
    {
        var first = new Argument<string>("A") { Description = "The name of a sweep; see `sweep list`." };
        var second = new Argument<string>("B") { Description = "The name of another." };
        var timeout = Arguments.Whole("--timeout", "Longest time in seconds that the database works on one question. Default: 600.", 1, 86_400);
        var format = Arguments.Format();
        var command = new Command("diff", """
            Compares two sweeps: prints verdicts that changed, numbers that moved, points that only one of them has.

            Verdicts are compared by grid point and seed. Numbers are compared over the seeds of a configuration. Where both sweeps have
            two equal seeds or more, they are compared seed by seed (paired t interval); other seeds are left out and counted. Elsewhere
            means are compared (Welch's interval). A number has moved when the 95 % interval of its change does not contain 0. The
            table also shows which numbers still count after Holm's correction over all comparisons. Without two seeds on both sides any difference
            counts, except rounding (one part in a million). The exit code is 0 either way: `--format json` prints an empty list where
            nothing differs. Controls are left out.

            sweep diff fig2b fig2b-again
            sweep diff fig2b fig2b-again --format csv > changes.csv
            """)
        { first, second, timeout, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (a, b) = (parsed.GetRequiredValue(first), parsed.GetRequiredValue(second));
            if (a == b)
            {
                throw new InvalidSweepException($"{a} is the same sweep twice; name two that are in `sweep list`");
            }

            await using var database = await DatabaseAccess.OpenReaderAsync(shell, shell.Complain, cancellationToken);
            var queries = new SweepQueries(database);
            foreach (var name in new[] { a, b })
            {
                await NamedSweep.CheckAsync(queries, name, cancellationToken);
                await ControlsNotice.SayAsync(queries, name, shell.Complain, cancellationToken);
            }

            var comparison = new SweepComparison(database, a, b, TimeSpan.FromSeconds(parsed.GetValue(timeout) ?? 600));
            await (parsed.GetValue(format) == OutputFormat.Table
                ? new DiffReport(shell, comparison, a, b).PrintAsync(cancellationToken)
                : shell.Out.PrintAsync(Rows(comparison.AllAsync(cancellationToken)), parsed.GetValue(format), cancellationToken));
            return ExitCode.Done;
        });
        return command;
    }

    private static RowSet Rows(IAsyncEnumerable<Difference> differences) => RowSet.Of(
        differences,
        new("kind", static one => one.Kind),
        new("what", static one => one.What),
        new("configuration", static one => one.Configuration),
        new("seed", static one => one.Seed),
        new("a", static one => one.A),
        new("b", static one => one.B),
        new("seeds_a", static one => one.SeedsA),
        new("seeds_b", static one => one.SeedsB),
        new("change", static one => one.Change),
        new("half_width", static one => one.HalfWidth),
        new("pairs", static one => one.Pairs),
        new("unpaired_seeds", static one => one.UnpairedSeeds),
        new("p", static one => one.P),
        new RowColumn<Difference>("counts_after_holm", static one => one.CountsAfterHolm));
}
