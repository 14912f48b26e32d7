using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Dashboard.Report;

namespace Sweep.Cli.Results;

internal static class ReportCommand
{
    private const string StandardOutput = "-";

    public static Command Create(Shell shell)
    {
        var name = Arguments.SweepName();
        var format = Arguments.Choice<ReportFormat>("--format", "One HTML file with charts and pictures in it, or Markdown with tables instead of charts and the pictures beside it.");
        format.Aliases.Add("-f");
        var file = new Option<string?>("--out")
        {
            Description = "The file to write; an earlier report is replaced, any other file is not. `-` writes to standard output. Default: NAME-report.html or NAME-report.md.",
            HelpName = "FILE",
        };
        var command = new Command("report", """
            Writes a report of a sweep to hand on: the question, the laws with their premises, verdicts with coverage, tables with
            intervals, figures, deviations, the times of the predictions, the conditions, the sweep file and how to run it again.

            sweep report quickstart
            sweep report quickstart --format md --out results/quickstart.md
            """)
        { name, format, file };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(shell, parsed.GetRequiredValue(name), parsed.GetValue(format), parsed.GetValue(file), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Shell shell, string name, ReportFormat format, string? file, CancellationToken cancellationToken)
    {
        await using var database = await DatabaseAccess.OpenReaderAsync(shell, shell.Complain, cancellationToken);
        await NamedSweep.CheckAsync(new(database), name, cancellationToken);
        var reports = new SweepReports(database, shell.Time);
        if (file == StandardOutput)
        {
            var printed = await reports.WriteAsync(name, format, ProgramVersion.Text, folder: null, cancellationToken);
            await shell.Out.Profile.Out.Writer.WriteAsync(printed.Text.AsMemory(), cancellationToken);
            return ExitCode.Done;
        }

        var path = file ?? $"{name}-report.{(format == ReportFormat.Html ? "html" : "md")}";
        var written = new ReportFile(path);

        // Fails before the work instead of after it.
        written.Check();
        await written.WriteAsync(await reports.WriteAsync(name, format, ProgramVersion.Text, written.Folder, cancellationToken), cancellationToken);
        shell.Say($"the report is in {Path.GetFullPath(path)}");
        return ExitCode.Done;
    }
}
