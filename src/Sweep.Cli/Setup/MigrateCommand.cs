using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;

namespace Sweep.Cli.Setup;

internal static class MigrateCommand
{
    public static Command Create(Shell shell)
    {
        var format = Arguments.TextFormat();
        var command = new Command("migrate", """
            Brings the database's schema and views up to date.

            Works on the database that SWEEP_DATABASE names, else on the private one. Safe to run from several machines at once, and again.
            The other commands migrate the private database by themselves, and never one that SWEEP_DATABASE names.
            """)
        { format };
        command.SetAction((parsed, cancellationToken) => RunAsync(shell, parsed.GetValue(format), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Shell shell, TextFormat format, CancellationToken cancellationToken)
    {
        await using var database = await DatabaseAccess.ConnectAsync(shell, shell.ForPeople(format).Say, cancellationToken);
        var applied = await DatabaseAccess.MigrateAsync(shell, database, cancellationToken);
        shell.Answer(
            format, applied == 0 ? "the schema is up to date" : $"applied {Counted.Of(applied, "migration")}; the schema is up to date", ("applied", applied));
        return ExitCode.Done;
    }
}
