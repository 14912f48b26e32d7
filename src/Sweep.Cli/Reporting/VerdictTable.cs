using Spectre.Console;
using Sweep.Cli.Output;
using Sweep.Storage.Queries;
using Sweep.Theory.Verdicts;

namespace Sweep.Cli.Reporting;

/// <summary>The verdicts of a sweep, one row for each law that it tests.</summary>
internal static class VerdictTable
{
    private static readonly (Verdict Verdict, Color Color)[] Columns =
    [
        (Verdict.Confirmed, Color.Green), (Verdict.NotReached, Color.Yellow), (Verdict.Refuted, Color.Red),
        (Verdict.Inconclusive, Color.Yellow), (Verdict.NotPredicted, Color.Blue),
    ];

    public static Table Of(IEnumerable<LawVerdicts> laws)
    {
        var table = Frames.Table(["law", "trials", .. Columns.Select(static column => Words(column.Verdict)), "over seeds"]);
        foreach (var law in laws)
        {
            table.AddRow(
            [
                Frames.Cell(law.Law),
                Frames.Count(law.N, Color.Default),
                .. Columns.Select(column => Frames.Count(law.Trials.Of(column.Verdict), column.Color)),
                Frames.Cell(OverSeeds(law)),
            ]);
        }

        return table;
    }

    /// <summary>The same for programs: verdicts of trials, and of configurations over their seeds.</summary>
    public static RowSet Rows(IEnumerable<LawVerdicts> laws) => RowSet.Of(laws,
    [
        new("law", static law => law.Law),
        new("trials", static law => law.N),
        .. Columns.Select(static column => new Column<LawVerdicts>(Word(column.Verdict), law => law.Trials.Of(column.Verdict))),
        new("configurations", static law => law.NConfigurations),
        .. Columns.Select(static column => new Column<LawVerdicts>($"configurations_{Word(column.Verdict)}", law => law.Configurations.Of(column.Verdict))),
    ]);

    // A capacity is the largest count over the seeds: one seed that reaches the prediction confirms it for the configuration.
    private static string OverSeeds(LawVerdicts law)
    {
        var predicted = law.NConfigurations - law.Configurations.NotPredicted;
        return predicted == 0 ? "" : $"{law.Configurations.Confirmed} of {predicted} confirmed";
    }

    private static string Word(Verdict verdict) => CellText.SnakeCase(verdict.ToString());

    private static string Words(Verdict verdict) => Word(verdict).Replace('_', ' ');
}
