using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Contracts.Processes;
using Sweep.Hosting.Nodes;
using Sweep.Storage.Database;

namespace Sweep.Cli.Cluster;

/// <summary>A hidden command: `sweep node` starts it.</summary>
internal static class SiloCommand
{
    public const string Name = "silo";

    public static Command Create(Shell shell)
    {
        var silo = new SiloOptionSet();
        var parent = Arguments.Whole("--parent", "The id of the parent process; this process ends with it.", 1, int.MaxValue);
        var command = new Command(Name, "The scheduler of a node; `sweep node` starts it.") { Hidden = true };
        foreach (var option in (Option[])[.. silo.Options, parent])
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(parent) is { } process)
            {
                _ = EndWithAsync(process);
            }

            await using var database = await DatabaseAccess.ConnectAsync(shell, shell.Complain, cancellationToken);
            await SweepDatabase.CheckSchemaAsync(database, cancellationToken);
            await ClusterSilo.RunAsync(database, silo.Read(parsed), shell.Time, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task EndWithAsync(int parent)
    {
        await ParentWatch.UntilGoneAsync(parent, TimeProvider.System, CancellationToken.None);
        AbruptEnd.With(ExitCode.Interrupted);
    }
}
