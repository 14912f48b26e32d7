using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;

namespace Sweep.Cli.Results;

internal static class ShowCommand
{
    public static Command Create(Shell shell)
    {
        var name = Arguments.SweepName();
        var trial = new Option<string?>("--trial") { Description = "Show everything about one trial; the first digits of its id are enough.", HelpName = "ID" };
        var format = Arguments.Format();
        var command = new Command("show", """
            Shows one sweep: verdicts by law, refuted trials and failures; or everything about one of its trials.

            confirmed      the measurement equals the prediction
            not reached    less than is possible: a smaller count, objects that are not separated, or a jump though w > P
            refuted        a count above the largest possible one, or a seam where there must be none, or none where there must be one
            inconclusive   the evidence is too weak: classes not far enough apart, a dead network, a loss that did not converge
            not predicted  no law applies; the trial's notes name the premise that fails

            Below the table trials that are not confirmed are counted by cause, and a sentence or two answer the sweep's question.

            JSON is one object with the content of the report; CSV is the table of laws.

            sweep show quickstart
            sweep show quickstart --trial 3fa2
            """)
        { name, trial, format };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            shell, parsed.GetRequiredValue(name), parsed.GetValue(trial), parsed.GetValue(format), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Shell shell, string name, string? trial, OutputFormat format, CancellationToken cancellationToken)
    {
        await using var database = await DatabaseAccess.OpenReaderAsync(shell, shell.Complain, cancellationToken);
        var queries = new SweepQueries(database);
        await NamedSweep.FindAsync(queries, name, cancellationToken);
        if (trial is not null || format == OutputFormat.Csv)
        {
            // On standard error, because programs read standard output. The report of a sweep has the notice itself.
            await ControlsNotice.SayAsync(queries, name, shell.Complain, cancellationToken);
        }

        if (trial is not null)
        {
            await new TrialSheet(shell, database).PrintAsync(name, trial, format, cancellationToken);
        }
        else if (format == OutputFormat.Table)
        {
            await new SweepReport(shell, database).PrintAsync(name, cancellationToken);
        }
        else if (format == OutputFormat.Json)
        {
            shell.Print((await new SweepDocument(database).OfAsync(name, cancellationToken)).Document);
        }
        else
        {
            var laws = await queries.VerdictsAsync(name, cancellationToken).ToListAsync(cancellationToken);
            await shell.Out.PrintAsync(VerdictTable.Rows(laws), format, cancellationToken);
        }

        return ExitCode.Done;
    }
}
