using System.Collections;
using System.Globalization;
using Sweep.Dashboard.Site;
using Sweep.Storage.Reading;

namespace Sweep.Dashboard.Charts;

/// <summary>The numbers of a chart as a table, also for readers who do not see the chart.</summary>
internal static class ChartTable
{
    public static Html Of(ChartRows rows, string caption, int longest)
    {
        // A column of numbers stays numeric if a number is missing.
        var numeric = rows.Columns.Select((_, column) => rows.Rows.Any(row => IsNumber(row[column]))).ToList();
        return Html.Of($"""
            <div class="scroll" role="region" tabindex="0" aria-label="{caption}, table"><table>
            <caption>{caption}{(rows.Rows.Count > longest ? $": the first {longest} of {rows.Rows.Count} rows" : "")}</caption>
            <thead><tr>{Html.Join(rows.Columns.Zip(numeric), static column => Heading(column.First.Replace('_', ' '), column.Second))}</tr></thead>
            <tbody>
            {Html.Join(rows.Rows.Take(longest), row => Row(row, numeric))}</tbody>
            </table></div>

            """);
    }

    private static bool IsNumber(object? value) => value is double or long or int or decimal;

    private static Html Heading(string text, bool number) => number ? TableCells.NumberHeading(text) : TableCells.Heading(text);

    private static Html Row(IReadOnlyList<object?> row, IReadOnlyList<bool> numeric) => Html.Of($"<tr>{Html.Join(row.Zip(numeric), static cell => Cell(cell.First, cell.Second))}</tr>\n");

    private static Html Cell(object? value, bool number) => number
        ? TableCells.Number(ChartText.Readable(value))
        : Html.Of($"<td>{ChartText.Readable(value)}</td>");
}

/// <summary>Values of a chart as text for people.</summary>
internal static class ChartText
{
    /// <summary>Returns numbers with four digits, and only the ends of long lists.</summary>
    public static string Readable(object? value) => value switch
    {
        null => "–",
        double number => number.ToString("G4", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("u", CultureInfo.InvariantCulture),
        not string and IEnumerable list => Ends([.. list.Cast<object?>().Select(Readable)]),
        _ => ExactText.Of(value),
    };

    private static string Ends(string[] items) => items.Length <= 12 ? string.Join(' ', items) : $"{string.Join(' ', items[..3])} … {string.Join(' ', items[^3..])} ({items.Length})";
}
