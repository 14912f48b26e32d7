using Sweep.Theory.Points;

namespace Sweep.Dashboard.Report;

/// <summary>Where a row of a folded view lies in the grid: from the text of its configuration, which has every axis, and from the view's columns.</summary>
internal static class FoldedPoint
{
    /// <summary>What stands for a value that is not there.</summary>
    public const string Nothing = "–";

    private static readonly IReadOnlyList<string> Texts = ["configuration", "network"];

    /// <param name="columns">Axes that are a column of the view, or may be.</param>
    /// <returns>Value of each axis as text.</returns>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, object?> row, IEnumerable<string> columns)
    {
        var point = Texts.Where(row.ContainsKey).SelectMany(text => PointText.Values((string)row[text]!, ofConfiguration: true))
            .Where(static axis => axis.Key != PointWords.Measure)
            .ToDictionary(static axis => axis.Key, static axis => axis.Value is "" or "default" ? Nothing : axis.Value.Replace('_', ' '));
        foreach (var column in columns.Where(row.ContainsKey))
        {
            point[column] = Cells.Text(row, column);
        }

        return point;
    }
}
