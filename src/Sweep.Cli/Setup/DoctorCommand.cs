using System.CommandLine;
using Spectre.Console;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;

namespace Sweep.Cli.Setup;

internal static class DoctorCommand
{
    public static Command Create(Shell shell)
    {
        var format = Arguments.Format();
        var command = new Command("doctor", """
            Checks that this machine can run sweeps, by trying each thing that a run needs.

            It starts the private PostgreSQL (installing it first where none is found) and runs the worker's self-test: does libtorch
            load, and do its float32 convolutions agree with float64? Exit code 5 when something needed is missing.
            """)
        { format };
        command.SetAction((parsed, cancellationToken) => RunAsync(shell, parsed.GetValue(format), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Shell shell, OutputFormat format, CancellationToken cancellationToken)
    {
        var fit = true;
        var findings = Examination.OfAsync(shell, cancellationToken).Select(finding =>
        {
            fit &= finding.Fit || !finding.Needed;
            return finding;
        });
        if (format == OutputFormat.Table)
        {
            await foreach (var finding in findings)
            {
                shell.Out.Write(new Text($"{finding.Mark,-8}", new Style(finding switch { { Fit: true } => Color.Green, { Needed: false } => Color.Yellow, _ => Color.Red })));
                shell.Out.Write(new Text(CellText.Printable($"{finding.Subject,-11} {finding.Says}\n")));
            }
        }
        else
        {
            var rows = RowSet.Of(
                findings, new("mark", static finding => finding.Mark), new("subject", static finding => finding.Subject), new RowColumn<DoctorFinding>("says", static finding => finding.Says));
            await shell.Out.PrintAsync(rows, format, cancellationToken);
        }

        return fit ? ExitCode.Done : ExitCode.Unfit;
    }
}
