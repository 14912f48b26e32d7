using System.CommandLine;

namespace Sweep.Cli.Commands;

internal static class SizesCommand
{
    public static Command Create(Shell shell) => new("sizes", shell.ToString());
}
