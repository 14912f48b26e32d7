using System.Text;

namespace Sweep.Benchmarks.Results;

/// <summary>A table of a section: a name for each row and a text for each cell.</summary>
/// <param name="Columns">The first stands above the names of the rows.</param>
internal sealed record ResultTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>A table with a column for each item and a row for each figure.</summary>
    public static ResultTable Across<T>(string corner, IReadOnlyList<T> items, Func<T, string> name, params IReadOnlyList<(string Name, Func<T, string> Text)> figures) =>
        new([corner, .. items.Select(name)], [.. figures.Select(figure => (IReadOnlyList<string>)[figure.Name, .. items.Select(figure.Text)])]);

    public void Write(StringBuilder markdown)
    {
        markdown.Append(Line(Columns)).Append(Line([.. Columns.Select(static (_, index) => index == 0 ? "---" : "---:")]));
        foreach (var row in Rows)
        {
            markdown.Append(Line(row));
        }
    }

    private static string Line(IReadOnlyList<string> cells) =>
        $"| {string.Join(" | ", cells.Select(static cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n";
}
