using Sweep.Theory.Points;

namespace Sweep.Dashboard.Report;

/// <summary>Reads the grid point of a row of a folded view from the text of its configuration and from the view's columns.</summary>
internal static class FoldedPoint
{
    /// <summary>Text for a missing value.</summary>
    public const string Nothing = "–";

    private static readonly IReadOnlyList<string> Texts = ["configuration", "network"];

    /// <param name="columns">Axes that can be a column of the view.</param>
    /// <returns>The value of each axis as text.</returns>
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
