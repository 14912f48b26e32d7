using Sweep.Dashboard.Reports.Blocks;
using Sweep.Dashboard.Reports.Sections;
using static Sweep.Dashboard.Reports.ReportWords;

namespace Sweep.Dashboard.Reports;

/// <summary>A report in its order, whatever it is written as.</summary>
internal sealed record ReportDocument(string Title, string Subtitle, IReadOnlyList<Block> Opening, IReadOnlyList<Part> Parts)
{
    public static ReportDocument Of(ReportContents report) => new(
        $"Sweep report: {report.Sweep.Name}",
        $"{(report.IsComplete ? "complete" : $"incomplete, {Percent(report.Coverage.Succeeded, report.Feasible)} measured")} · {Moment(report.WrittenAt)} · sweep {report.ProgramVersion}"
            + $"{(report.DataHash is { } hash ? $" · data {hash[..12]}" : "")}",
        [.. Sections.Opening.Of(report)],
        [
            .. new[]
            {
                Part.Of("Laws under test", report.Laws.Count == 0 ? [] : LawSection.Statements(report)),
                Part.Of("Verdicts", LawSection.Verdicts(report)),
                Part.Of("Measurements over seeds", FoldedSection.Of(report)),
                Part.Of("Figures", report.Charts.Count == 0 ? [] : FigureSection.Charts(report)),
                Part.Of("Pictures of trials", FigureSection.Pictures(report)),
                Part.Of("Deviations", DeviationSection.Of(report)),
                Part.Of("Predictions came first", PredictionSection.Of(report)),
                Part.Of("Conditions", SurroundingsSection.Of(report)),
                Part.Of("Sweep file", Closing.File(report)),
                Part.Of("Running it again", Closing.Rerun(report)),
                Part.Of("This report", Closing.Origin(report)),
            }.Where(static part => part.Blocks.Count > 0),
        ]);
}
