using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;

namespace Sweep.Cli.Results;

internal static class SqlCommand
{
    private const int Patience = 60;

    public static Command Create(Shell shell)
    {
        var statement = new Argument<string>("STATEMENT") { Description = "One read-only SQL statement; - takes it from standard input." };
        var timeout = Arguments.Timeout(Patience);
        var format = Arguments.Format();
        var command = new Command("sql", $"""
            Runs one read-only SQL statement on the database of sweeps.

            Start with the views, which need no schema name: {string.Join(", ", ReadOnlyQuery.ViewNames)}.

            sweep sql "select padding, max(measured_distinct), max(bound) from trial_results group by padding"
            sweep sql "select * from attempt_history where cause is not null" --format csv
            """)
        { statement, timeout, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var text = parsed.GetRequiredValue(statement);
            await using var database = await DatabaseAccess.OpenReaderAsync(shell, shell.Complain, cancellationToken);
            await using var rows = await new ReadOnlyQuery(database).RunAsync(
                text == "-" ? await Console.In.ReadToEndAsync(cancellationToken) : text, TimeSpan.FromSeconds(parsed.GetValue(timeout) ?? Patience), cancellationToken);
            await shell.Out.PrintAsync(new(rows.Columns, rows.ReadAsync(cancellationToken)), parsed.GetValue(format), cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}
