using Sweep.Dashboard.Reports.Blocks;

namespace Sweep.Dashboard.Reports.Sections;

/// <summary>
/// The axes of a folded table. Those that the laws speak of are columns where they vary; of the others the caption tells the value that most
/// rows have, and a row only what is another one there, so that the table fits on a page.
/// </summary>
internal sealed class FoldedAxes
{
    private static readonly IReadOnlyList<(string Name, string Heading)> Spoken =
    [
        ("dimensions", "$d$"), ("depth", "$l$"), ("factor", "$f$"), ("padding", "padding"), ("upsampling", "upsampling"), ("pooling", "pooling"), ("spacing", "$s$"), ("period", "$P$"),
        ("train_window", "$w$"), ("tile_crop", "$c$"), ("noise", "noise"), ("elastic", "elastic"),
    ];

    private static readonly IReadOnlyList<string> Others =
    [
        "convolutions", "width", "embedding", "normalisation", "scene", "radius", "batch", "steps", "learning_rate", "precision", "halo", "whole_image", "bandwidth", "kernel",
    ];

    private readonly IReadOnlyList<(string Name, string Heading)> columns;
    private readonly IReadOnlyList<string> varying;
    private readonly IReadOnlyDictionary<string, string> usual;

    private FoldedAxes(IReadOnlyList<IReadOnlyDictionary<string, object?>> rows)
    {
        usual = Spoken.Select(static axis => axis.Name).Concat(Others).Where(rows[0].ContainsKey).ToDictionary(
            static axis => axis, axis => rows.GroupBy(row => Sections.Cells.Text(row, axis)).MaxBy(static group => group.Count())!.Key);
        bool Varies(string axis) => usual.ContainsKey(axis) && rows.Any(row => Sections.Cells.Text(row, axis) != usual[axis]);
        columns = [.. Spoken.Where(axis => Varies(axis.Name))];
        varying = [.. Others.Where(Varies)];
    }

    /// <summary>What most rows have in common, as a sentence of the caption.</summary>
    public string Common
    {
        get
        {
            var told = usual.Where(axis => axis.Value != "–" && columns.All(column => column.Name != axis.Key)).Select(static axis => $"{Name(axis.Key)} {axis.Value}").ToList();
            return told.Count == 0 ? "" : $" {(varying.Count == 0 ? "In every row" : "Unless a row says otherwise")}: {string.Join(", ", told)}.";
        }
    }

    public IEnumerable<SheetColumn> Columns =>
    [
        .. columns.Select(column => new SheetColumn(Prose.Of(column.Heading), Number: double.TryParse(usual[column.Name], out _))),
        .. varying.Count == 0 ? Array.Empty<SheetColumn>() : [new SheetColumn(Prose.Plain("But"), Wide: true)],
    ];

    public static FoldedAxes Of(IReadOnlyList<IReadOnlyDictionary<string, object?>> rows) => new(rows);

    public IEnumerable<Prose> Cells(IReadOnlyDictionary<string, object?> row) =>
    [
        .. columns.Select(column => Prose.Plain(Sections.Cells.Text(row, column.Name))),
        .. varying.Count == 0
            ? Array.Empty<Prose>()
            : [Prose.Plain(string.Join(", ", varying.Where(axis => Sections.Cells.Text(row, axis) != usual[axis]).Select(axis => $"{Name(axis)} {Sections.Cells.Text(row, axis)}")))],
    ];

    private static string Name(string axis) => axis.Replace('_', ' ');
}
