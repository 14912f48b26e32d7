using Sweep.Dashboard.Reports.Blocks;
using Sweep.Storage.Reports;
using static Sweep.Dashboard.Reports.ReportWords;

namespace Sweep.Dashboard.Reports.Sections;

/// <summary>The views over the seeds as tables: the axes that vary are columns, the others stand in the caption.</summary>
internal static class FoldedSection
{
    private static readonly IReadOnlyList<string> Axes =
    [
        "dimensions", "depth", "factor", "padding", "upsampling", "pooling", "convolutions", "width", "embedding", "normalisation", "scene", "radius", "spacing", "noise", "elastic", "batch", "steps",
        "learning_rate", "precision", "train_window", "tile_crop", "halo", "whole_image", "bandwidth", "kernel", "period",
    ];

    public static IEnumerable<Block> Of(ReportContents report)
    {
        foreach (var view in FoldedView.All.Where(view => report.Folded[view.View].Rows.Count > 0))
        {
            yield return Table(view, report.Folded[view.View], report);
        }
    }

    private static Sheet Table(FoldedView view, FoldedRows folded, ReportContents report)
    {
        var first = folded.Rows[0];
        var present = Axes.Where(first.ContainsKey).ToList();
        var varying = present.Where(axis => folded.Rows.Any(row => Cells.Text(row, axis) != Cells.Text(first, axis))).ToList();
        var fixedOnes = present.Except(varying).Where(axis => first[axis] is not null).Select(axis => $"{Name(axis)} {Cells.Text(first, axis)}").ToList();
        var same = fixedOnes.Count == 0 ? "" : $" In every row: {string.Join(", ", fixedOnes)}.";
        var left = folded.InAll > folded.Rows.Count
            ? $" Shown are {Whole(folded.Rows.Count)} of {Whole(folded.InAll)} rows, the weightiest first; the view {view.View} has all."
            : "";
        return new(
            Prose.Plain(view.Caption + same + left),
            [.. varying.Select(axis => new SheetColumn(Prose.Plain(Name(axis)), Number: first[axis] is not string)), .. view.Columns.Select(static column => column.Column)],
            [.. folded.Rows.Select(row => Row(view, varying, row, report))]);
    }

    private static IReadOnlyList<Prose> Row(FoldedView view, IReadOnlyList<string> varying, IReadOnlyDictionary<string, object?> row, ReportContents report) =>
    [
        .. varying.Select(axis => Prose.Plain(Cells.Text(row, axis))),
        .. view.Columns.Select(column => column == FoldedView.Verdict ? Prose.Verdict(ReportWords.Verdict(column.Cell(row), report)) : Prose.Plain(column.Cell(row))),
    ];

    private static string Name(string axis) => axis.Replace('_', ' ');
}
