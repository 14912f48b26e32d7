using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;

namespace Sweep.Cli.Results;

internal static class ResultsCommand
{
    public static Command Create(Shell shell)
    {
        var name = Arguments.SweepName();
        var view = Arguments.View();
        var all = new Option<bool>("--all") { Description = "Show every column in a table. CSV and JSON always have all columns." };
        var timeout = Arguments.Timeout(Arguments.TimeOfView);
        var format = Arguments.Format();
        var command = new Command("results", """
            Prints the results of a sweep, one row for each trial: axes, prediction, measurement, verdict.

            A table begins with the columns that the sweep's question asks for. It leaves out axes with one value in all rows, evidence
            for programs, and the sweep's controls. In a terminal it also leaves out columns that do not fit into its width, and names
            them. --all shows every column.

            sweep results quickstart
            sweep results quickstart --view bound_validation
            sweep results quickstart --format csv > results.csv
            """)
        { name, view, all, timeout, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var database = await DatabaseAccess.OpenReaderAsync(shell, shell.Complain, cancellationToken);
            var sweep = await NamedSweep.FindAsync(new(database), parsed.GetRequiredValue(name), cancellationToken);
            await ControlsNotice.SayAsync(new(database), sweep.Name, shell.Complain, cancellationToken);
            var query = new ReadOnlyQuery(database);
            Task<QueryRows> OpenAsync() => query.ViewAsync(NamedView.Checked(parsed.GetRequiredValue(view)), sweep.Name, TimeSpan.FromSeconds(parsed.GetValue(timeout) ?? Arguments.TimeOfView), cancellationToken);

            var forPeople = parsed.GetValue(format) == OutputFormat.Table && !parsed.GetValue(all);

            // Two passes instead of keeping the rows: the values that all rows share are known only after the first.
            var columns = forPeople ? await ColumnsAsync() : null;
            await using var rows = await OpenAsync();
            await shell.Out.PrintAsync(Shown(rows).Only(columns?.Shown), parsed.GetValue(format), cancellationToken);
            if (columns?.Sentence("a wider terminal, --all or --format csv") is { } leftOut)
            {
                shell.Say(leftOut);
            }

            return ExitCode.Done;

            async Task<FittingColumns> ColumnsAsync()
            {
                await using var looked = await OpenAsync();
                return ResultColumns.Of(
                    parsed.GetValue(view) == Arguments.ViewOfTrials ? sweep.Question : null, await ColumnLook.AtAsync(Shown(looked), cancellationToken),
                    shell.Interactive ? shell.Out.Profile.Width : null);
            }

            RowSet Shown(QueryRows read) => new(read.Columns, read.ReadAsync(cancellationToken).Where(row => !forPeople || !TellingColumns.IsControl(read.Columns, row)));
        });
        return command;
    }
}
