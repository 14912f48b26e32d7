using System.CommandLine;

namespace Sweep.Cli.Commands;

internal static class ListCommand
{
    public static Command Create(Shell shell) => new("list", shell.ToString());
}
