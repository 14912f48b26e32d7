using System.CommandLine;
using Sweep.Cli.Output;
using Sweep.Cli.Surroundings;
using Sweep.Storage.Queries;

namespace Sweep.Cli.Commands;

internal static class ListCommand
{
    public static Command Create(Shell shell)
    {
        var format = Arguments.Format();
        var command = new Command("list", """
            Lists all sweeps of the database, newest first, with what became of their trials.

            missing counts trials that are still to do: `sweep run` or `sweep submit` with the sweep's file goes on with them.
            """)
        { format };
        command.SetAction((parsed, cancellationToken) => RunAsync(shell, parsed.GetValue(format), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Shell shell, OutputFormat format, CancellationToken cancellationToken)
    {
        await using var database = await DatabaseAccess.OpenReaderAsync(shell, shell.Complain, cancellationToken);
        var sweeps = await new SweepQueries(database).ListAsync(cancellationToken).ToListAsync(cancellationToken);
        if (sweeps.Count == 0 && format == OutputFormat.Table)
        {
            shell.Say("there are no sweeps yet; `sweep run quickstart` makes the first one");
            return ExitCode.Done;
        }

        var rows = RowSet.Of(
            sweeps,
            new("sweep", static sweep => sweep.Name),
            new("state", static sweep => sweep.State),
            new("created", static sweep => sweep.Created),
            new("planned", static sweep => sweep.Coverage.Planned),
            new("succeeded", static sweep => sweep.Coverage.Succeeded),
            new("infeasible", static sweep => sweep.Coverage.Infeasible),
            new("failed", static sweep => sweep.Coverage.Failed),
            new("missing", static sweep => sweep.Coverage.Missing),
            new("confirmed", static sweep => sweep.Verdicts.Confirmed),
            new("not_reached", static sweep => sweep.Verdicts.NotReached),
            new("refuted", static sweep => sweep.Verdicts.Refuted),
            new("inconclusive", static sweep => sweep.Verdicts.Inconclusive),
            new("not_predicted", static sweep => sweep.Verdicts.NotPredicted),
            new Column<SweepSummary>("priority", static sweep => sweep.Priority));
        await shell.Out.PrintAsync(rows, format, cancellationToken);
        return ExitCode.Done;
    }
}
