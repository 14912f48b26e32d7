using Sweep.Storage.Reports;
using static Sweep.Dashboard.Report.ReportWords;

namespace Sweep.Dashboard.Report;

/// <summary>The views over the seeds as tables.</summary>
internal static class FoldedSection
{
    public static IEnumerable<Block> Of(ReportContents report)
    {
        foreach (var view in FoldedView.All.Where(view => report.Folded[view.View].Rows.Count > 0))
        {
            yield return Table(view, report.Folded[view.View], report);
            if (view.View == "window_validation")
            {
                foreach (var sentence in JumpTests.Of(report.JumpRatios))
                {
                    yield return sentence;
                }
            }
        }
    }

    private static ReportTable Table(FoldedView view, FoldedRows folded, ReportContents report)
    {
        var axes = FoldedAxes.Of(folded.Rows);
        var left = folded.InAll > folded.Rows.Count
            ? $" Shown are {Whole(folded.Rows.Count)} of {Whole(folded.InAll)} rows: {view.Choice}. The view {view.View} has all."
            : "";
        return new(
            Prose.Plain(view.Caption + axes.Common + left),
            [.. axes.Columns, .. view.Columns.Select(static column => column.Column)],
            [.. folded.Rows.Select(row => (IReadOnlyList<Prose>)[.. axes.Cells(row), .. view.Columns.Select(column => Cell(column, row, report))])]);
    }

    private static Prose Cell(FoldedColumn column, IReadOnlyDictionary<string, object?> row, ReportContents report) => column == FoldedView.Verdict
        ? Prose.Verdict(ReportWords.Verdict(column.Cell(row), report))
        : Prose.Plain(column.Cell(row));
}
