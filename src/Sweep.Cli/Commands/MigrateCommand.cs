using System.CommandLine;
using Sweep.Cli.Output;
using Sweep.Cli.Surroundings;

namespace Sweep.Cli.Commands;

internal static class MigrateCommand
{
    public static Command Create(Shell shell)
    {
        var command = new Command("migrate", """
            Brings the database's schema and views up to date.

            Works on the database that SWEEP_DATABASE names, else on the private one. Safe to run from several machines at once, and again.
            The other commands migrate the private database by themselves, and never one that SWEEP_DATABASE names.
            """);
        command.SetAction((_, cancellationToken) => RunAsync(shell, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Shell shell, CancellationToken cancellationToken)
    {
        await using var database = await DatabaseAccess.ConnectAsync(shell, shell.Say, cancellationToken);
        var applied = await DatabaseAccess.MigrateAsync(shell, database, cancellationToken);
        shell.Say(applied == 0 ? "the schema is up to date" : $"applied {Counted.Of(applied, "migration")}; the schema is up to date");
        return ExitCode.Done;
    }
}
