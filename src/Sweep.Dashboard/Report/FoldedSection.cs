using Sweep.Storage.Reports;
using Sweep.Theory.Measuring;
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

/// <summary>Counts the jump ratios of a table that differ from 1, before and after a correction: one of twenty intervals misses by chance.</summary>
internal static class JumpTests
{
    /// <summary>Returns nothing if there is only one ratio.</summary>
    public static IEnumerable<Block> Of(IReadOnlyList<SeedMoments> ratios)
    {
        if (ratios.Count > 1)
        {
            var ps = ratios.Select(P).ToList();
            yield return new Paragraph(Prose.Plain(
                $"Of {Whole(ratios.Count)} configurations with the jump ratios of two or more seeds {Whole(ps.Count(static p => p <= Holm.Level))} differ from 1 at 5 % one by one "
                + $"(Student's t on the logarithms), and {Whole(Holm.Remaining(ps, Holm.Level))} after Holm's correction for {Whole(ratios.Count)} tests."));
        }
    }

    /// <summary>Returns the probability that chance alone takes the mean logarithm at least as far from 0.</summary>
    internal static double P(SeedMoments ratio) => ratio switch
    {
        { Deviation: 0, Mean: 0 } => 1,
        { Deviation: 0 } => 0,
        _ => StudentT.TwoSided(ratio.Mean / (ratio.Deviation / Math.Sqrt(ratio.N)), ratio.N - 1),
    };
}
