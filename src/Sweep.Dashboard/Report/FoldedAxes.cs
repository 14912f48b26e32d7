using Sweep.Theory.Points;

namespace Sweep.Dashboard.Report;

/// <summary>
/// The axes of a folded table. Axes of the laws are columns if they vary. The caption gives the most frequent value of each other axis,
/// and a row only a different value, so that the table fits on a page.
/// </summary>
internal sealed class FoldedAxes
{
    // The period follows from the axes before it.
    private static readonly IReadOnlyList<(string Name, string Heading)> Spoken =
        [.. Axes.All.Where(static axis => axis.Heading is not null).SelectMany(static axis => axis.Name == "spacing"
            ? new[] { (axis.Name, axis.Heading!), ("period", "$P$") }
            : [(axis.Name, axis.Heading!)])];

    private static readonly IReadOnlyList<string> Others = [.. Axes.All.Where(static axis => axis is { Heading: null, IsRare: false }).Select(static axis => axis.Name)];

    private static readonly IReadOnlyList<string> Known = [.. Spoken.Select(static axis => axis.Name), .. Others];

    private readonly IReadOnlyList<(string Name, string Heading)> columns;
    private readonly IReadOnlyList<string> varying;
    private readonly IReadOnlyDictionary<string, string> usual;

    private FoldedAxes(IReadOnlyList<IReadOnlyDictionary<string, object?>> rows)
    {
        var points = rows.Select(static row => FoldedPoint.Of(row, Known)).ToList();
        usual = points[0].Keys.ToDictionary(static axis => axis, axis => points.GroupBy(point => point[axis]).MaxBy(static group => group.Count())!.Key);
        bool Varies(string axis) => usual.ContainsKey(axis) && points.Any(point => point[axis] != usual[axis]);
        columns = [.. Spoken.Where(axis => Varies(axis.Name))];
        varying = [.. Others.Concat(usual.Keys.Except(Known)).Where(Varies)];

        // Axes that are rarely changed are named only if they were changed.
        var named = Known.Concat(varying).Distinct().Where(axis => usual.ContainsKey(axis) && usual[axis] != FoldedPoint.Nothing && columns.All(column => column.Name != axis)).ToList();
        Common = named.Count == 0 ? "" : $" {(varying.Count == 0 ? "In every row" : "Unless a row says otherwise")}: {string.Join(", ", named.Select(axis => $"{Name(axis)} {usual[axis]}"))}.";
    }

    /// <summary>The values of most rows, as a sentence of the caption.</summary>
    public string Common { get; }

    public IEnumerable<ReportColumn> Columns =>
    [
        .. columns.Select(column => new ReportColumn(Prose.Of(column.Heading), Number: double.TryParse(usual[column.Name], out _))),
        .. varying.Count == 0 ? Array.Empty<ReportColumn>() : [new ReportColumn(Prose.Plain("But"), Wide: true)],
    ];

    public static FoldedAxes Of(IReadOnlyList<IReadOnlyDictionary<string, object?>> rows) => new(rows);

    public IEnumerable<Prose> Cells(IReadOnlyDictionary<string, object?> row)
    {
        var point = FoldedPoint.Of(row, Known);
        return
        [
            .. columns.Select(column => Prose.Plain(point[column.Name])),
            .. varying.Count == 0
                ? Array.Empty<Prose>()
                : [Prose.Plain(string.Join(", ", varying.Where(axis => point[axis] != usual[axis]).Select(axis => $"{Name(axis)} {point[axis]}")))],
        ];
    }

    private static string Name(string axis) => axis.Replace('_', ' ');
}

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
