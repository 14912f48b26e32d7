using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;

namespace Sweep.Cli.Sweeps;

internal static class ListCommand
{
    public static Command Create(Shell shell)
    {
        var tag = new Option<string?>("--tag") { Description = "Only the sweeps that have this tag; see `sweep tag`.", HelpName = "WORD" };
        var format = Arguments.Format();
        var command = new Command("list", """
            Lists all sweeps of the database, newest first, with the states of their trials.

            The bar shows trials that succeeded, failed (x), were cancelled, are infeasible (dashes), and are not final yet (dots): `sweep
            run` or `sweep submit` with the sweep's file continues with those. Verdicts: refuted, confirmed, < not reached, ?
            inconclusive, - not predicted. CSV and JSON have every column, always in the same order.

            sweep list
            sweep list --tag talk --format json
            """)
        { tag, format };
        command.SetAction((parsed, cancellationToken) => RunAsync(shell, parsed.GetValue(tag), parsed.GetValue(format), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Shell shell, string? tag, OutputFormat format, CancellationToken cancellationToken)
    {
        await using var database = await DatabaseAccess.OpenReaderAsync(shell, shell.Complain, cancellationToken);
        var sweeps = await new SweepQueries(database).ListAsync(cancellationToken).Where(sweep => tag is null || sweep.Tags.Contains(tag)).ToListAsync(cancellationToken);
        if (sweeps.Count == 0 && format == OutputFormat.Table)
        {
            shell.Say(tag is null ? "there are no sweeps yet; `sweep run quickstart` makes the first one" : $"no sweep has the tag {tag}; `sweep tag NAME {tag}` adds it to one");
            return ExitCode.Done;
        }

        if (format == OutputFormat.Table)
        {
            shell.Out.Write(SweepList.Of(sweeps, shell.Time.GetUtcNow(), shell.Out.Profile.Width, shell.Unicode));
            return ExitCode.Done;
        }

        await shell.Out.PrintAsync(RowSet.Of(sweeps, SweepColumns.All), format, cancellationToken);
        return ExitCode.Done;
    }
}

/// <summary>The columns of <c>sweep list</c> for programs: none is ever renamed or moved, and new ones come last.</summary>
internal static class SweepColumns
{
    public static IReadOnlyList<RowColumn<SweepSummary>> All { get; } =
    [
        new("sweep", static sweep => sweep.Name),
        new("state", static sweep => sweep.Seen.Word),
        new("created", static sweep => sweep.Created),
        new("planned", static sweep => sweep.Coverage.Planned),
        new("succeeded", static sweep => sweep.Coverage.Succeeded),
        new("infeasible", static sweep => sweep.Coverage.Infeasible),
        new("failed", static sweep => sweep.Coverage.Failed),
        new("missing", static sweep => sweep.Coverage.Missing),
        new("confirmed", static sweep => sweep.Verdicts.Confirmed),
        new("not_reached", static sweep => sweep.Verdicts.NotReached),
        new("refuted", static sweep => sweep.Verdicts.Refuted),
        new("inconclusive", static sweep => sweep.Verdicts.Inconclusive),
        new("not_predicted", static sweep => sweep.Verdicts.NotPredicted),
        new("priority", static sweep => sweep.Priority),
        new("cancelled", static sweep => sweep.Coverage.Cancelled),
        new("finalized", static sweep => sweep.Finalized),
        new("trainings", static sweep => sweep.Trainings),
        new("question", static sweep => sweep.Question),
        new("note", static sweep => sweep.Note),
        new("tags", static sweep => sweep.Tags),
    ];
}
