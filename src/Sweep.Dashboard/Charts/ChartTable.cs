using Sweep.Dashboard.Markup;

namespace Sweep.Dashboard.Charts;

/// <summary>The numbers of a chart for those who do not see it.</summary>
internal static class ChartTable
{
    public static Html Of(ChartRows rows, string caption, int longest) => Html.Of($"""
        <div class="scroll" role="region" tabindex="0" aria-label="{caption}, table"><table>
        <caption>{caption}{(rows.Rows.Count > longest ? $": the first {longest} of {rows.Rows.Count} rows" : "")}</caption>
        <thead><tr>{Html.Join(rows.Columns, static column => Html.Of($"<th scope=\"col\">{column.Replace('_', ' ')}</th>"))}</tr></thead>
        <tbody>
        {Html.Join(rows.Rows.Take(longest), Row)}</tbody>
        </table></div>

        """);

    private static Html Row(IReadOnlyList<object?> row) => Html.Of($"<tr>{Html.Join(row, Cell)}</tr>\n");

    private static Html Cell(object? value) => value is double or long or int or decimal
        ? Html.Of($"<td class=\"number\">{ChartText.Readable(value)}</td>")
        : Html.Of($"<td>{ChartText.Readable(value)}</td>");
}
