using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;

namespace Sweep.Cli.Sweeps;

internal static class ListCommand
{
    public static Command Create(Shell shell)
    {
        var tag = new Option<string?>("--tag") { Description = "Only the sweeps that have this tag; see `sweep tag`.", HelpName = "WORD" };
        var format = Arguments.Format();
        var command = new Command("list", """
            Lists all sweeps of the database, newest first, with the states of their trials.

            The bar shows trials that succeeded, failed (x), were cancelled, are infeasible (dashes), and are not final yet (dots): `sweep
            run` or `sweep submit` with the sweep's file continues with those. Verdicts: refuted, confirmed, < not reached, ?
            inconclusive, - not predicted. CSV and JSON have every column, always in the same order.

            sweep list
            sweep list --tag talk --format json
            """)
        { tag, format };
        command.SetAction((parsed, cancellationToken) => RunAsync(shell, parsed.GetValue(tag), parsed.GetValue(format), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Shell shell, string? tag, OutputFormat format, CancellationToken cancellationToken)
    {
        await using var database = await DatabaseAccess.OpenReaderAsync(shell, shell.Complain, cancellationToken);
        var sweeps = await new SweepQueries(database).ListAsync(cancellationToken).Where(sweep => tag is null || sweep.Tags.Contains(tag)).ToListAsync(cancellationToken);
        if (sweeps.Count == 0 && format == OutputFormat.Table)
        {
            shell.Say(tag is null ? "there are no sweeps yet; `sweep run quickstart` makes the first one" : $"no sweep has the tag {tag}; `sweep tag NAME {tag}` adds it to one");
            return ExitCode.Done;
        }

        if (format == OutputFormat.Table)
        {
            shell.Out.Write(SweepList.Of(sweeps, shell.Time.GetUtcNow(), shell.Out.Profile.Width, shell.Unicode));
            return ExitCode.Done;
        }

        await shell.Out.PrintAsync(RowSet.Of(sweeps, SweepColumns.All), format, cancellationToken);
        return ExitCode.Done;
    }
}
