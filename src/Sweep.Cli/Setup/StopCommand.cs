using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Private;

namespace Sweep.Cli.Setup;

internal static class StopCommand
{
    public static Command Create(Shell shell)
    {
        var format = Arguments.TextFormat();
        var command = new Command("stop", """
            Stops the private PostgreSQL, the only thing that keeps running after a command has ended.

            Nothing is lost: the next command that needs it starts it again. A database that SWEEP_DATABASE names is left alone.
            """)
        { format };
        command.SetAction((parsed, cancellationToken) => RunAsync(shell, parsed.GetValue(format), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Shell shell, TextFormat format, CancellationToken cancellationToken)
    {
        var home = HomeFolder.Of(shell);
        var stopped = Directory.Exists(home) && await new PrivatePostgres(home, shell.Time).StopAsync(cancellationToken);
        shell.Answer(
            format, stopped ? $"stopped the private PostgreSQL in {home}" : $"no private PostgreSQL runs in {home}", ("home", home), ("stopped", stopped));
        return ExitCode.Done;
    }
}
