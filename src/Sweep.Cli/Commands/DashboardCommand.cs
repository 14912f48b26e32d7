using System.CommandLine;
using Sweep.Cli.Surroundings;
using Sweep.Dashboard;

namespace Sweep.Cli.Commands;

internal static class DashboardCommand
{
    public static Command Create(Shell shell)
    {
        var port = Arguments.Whole("--port", "Port on this machine. Default: a free one.", 1, 65535);
        var command = new Command("dashboard", """
            Serves web pages with all sweeps, their verdicts and trials, to this machine only, until Ctrl-C.

            sweep dashboard --port 8080
            """)
        { port };
        command.SetAction((parsed, cancellationToken) => RunAsync(shell, parsed.GetValue(port), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Shell shell, int? port, CancellationToken cancellationToken)
    {
        await using var database = await DatabaseAccess.OpenReaderAsync(shell, shell.Complain, cancellationToken);
        await using var server = await DashboardServer.StartAsync(database, port, cancellationToken);
        shell.Say($"the dashboard is at {server.Address}; Ctrl-C ends it");
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return ExitCode.Done;
    }
}
