using System.CommandLine;

namespace Sweep.Cli.Commands;

internal static class ResultsCommand
{
    public static Command Create(Shell shell) => new("results", shell.ToString());
}
