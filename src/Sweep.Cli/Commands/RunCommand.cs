using System.CommandLine;

namespace Sweep.Cli.Commands;

internal static class RunCommand
{
    public static Command Create(Shell shell) => new("run", shell.ToString());
}
