using System.CommandLine;

namespace Sweep.Cli.Commands;

internal static class DashboardCommand
{
    public static Command Create(Shell shell) => new("dashboard", shell.ToString());
}
