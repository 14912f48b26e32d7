using static Sweep.Dashboard.Report.ReportWords;

namespace Sweep.Dashboard.Report;

/// <summary>The parts of a report in order, for any format.</summary>
internal sealed record ReportDocument(string Title, string Subtitle, IReadOnlyList<Block> Opening, IReadOnlyList<ReportPart> Parts)
{
    public static ReportDocument Of(ReportContents report) => new(
        $"Sweep report: {report.Sweep.Name}",
        $"{(report.IsComplete ? "complete" : $"incomplete, {Percent(report.Coverage.Succeeded, report.Feasible)} measured")} · {Moment(report.WrittenAt)} · sweep {report.ProgramVersion}"
            + $"{(report.DataHash is { } hash ? $" · data {hash[..12]}" : "")}",
        [.. Report.Opening.Of(report)],
        [
            .. new[]
            {
                ReportPart.Of("Laws under test", report.Laws.Count == 0 ? [] : LawSection.Statements(report)),
                ReportPart.Of("Verdicts", LawSection.Verdicts(report)),
                ReportPart.Of("Measurements over seeds", FoldedSection.Of(report)),
                ReportPart.Of("Figures", report.Charts.Count == 0 ? [] : FigureSection.Charts(report)),
                ReportPart.Of("Pictures of trials", FigureSection.Pictures(report)),
                ReportPart.Of("Deviations", DeviationSection.Of(report)),
                ReportPart.Of("Predictions came first", PredictionSection.Of(report)),
                ReportPart.Of("Conditions", SurroundingsSection.Of(report)),
                ReportPart.Of("Sweep file", Closing.File(report)),
                ReportPart.Of("Running it again", Closing.Rerun(report)),
                ReportPart.Of("This report", Closing.Origin(report)),
            }.Where(static part => part.Blocks.Count > 0),
        ]);
}

/// <summary>A part of a report under its heading; numbered in order.</summary>
internal sealed record ReportPart(string Heading, IReadOnlyList<Block> Blocks)
{
    public static ReportPart Of(string heading, IEnumerable<Block> blocks) => new(heading, [.. blocks]);
}
