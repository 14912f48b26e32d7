namespace Sweep.Dashboard.Report;

/// <summary>A measured column of a folded table.</summary>
/// <param name="Cell">Returns the text of a row, given its values by column name.</param>
internal sealed record FoldedColumn(string Heading, Func<IReadOnlyDictionary<string, object?>, string> Cell, bool Number = true)
{
    public ReportColumn Column => new(Prose.Plain(Heading), Number);
}
