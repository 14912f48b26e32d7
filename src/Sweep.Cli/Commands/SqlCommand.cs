using System.CommandLine;

namespace Sweep.Cli.Commands;

internal static class SqlCommand
{
    public static Command Create(Shell shell) => new("sql", shell.ToString());
}
