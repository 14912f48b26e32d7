using System.CommandLine;

namespace Sweep.Cli.Commands;

internal static class ShowCommand
{
    public static Command Create(Shell shell) => new("show", shell.ToString());
}
