using System.CommandLine;
using Spectre.Console;
using Sweep.Cli.Doctor;
using Sweep.Cli.Output;

namespace Sweep.Cli.Commands;

internal static class DoctorCommand
{
    public static Command Create(Shell shell)
    {
        var command = new Command("doctor", """
            Checks that this machine can run sweeps, by trying each thing that a run needs.

            It starts the private PostgreSQL (installing it first where none is found) and runs the worker's self-test: does libtorch
            load, and do its float32 convolutions agree with float64? Exit code 5 when something needed is missing.
            """);
        command.SetAction((_, cancellationToken) => RunAsync(shell, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Shell shell, CancellationToken cancellationToken)
    {
        var fit = true;
        await foreach (var finding in Examination.OfAsync(shell, cancellationToken))
        {
            fit &= finding.Fit || !finding.Needed;
            var (mark, color) = finding switch
            {
                { Fit: true } => ("ok", Color.Green),
                { Needed: false } => ("note", Color.Yellow),
                _ => ("missing", Color.Red),
            };
            shell.Out.Write(new Text($"{mark,-8}", new Style(color)));
            shell.Out.Write(new Text(CellText.Printable($"{finding.Subject,-11} {finding.Says}\n")));
        }

        return fit ? ExitCode.Done : ExitCode.Unfit;
    }
}
