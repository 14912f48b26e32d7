using System.Text;

namespace Sweep.Dashboard.Charts;

/// <summary>Rows of a chart as comma-separated values by RFC 4180, as <c>sweep sql --format csv</c> prints them.</summary>
internal static class ChartCsv
{
    public static byte[] Of(ChartRows rows)
    {
        var text = new StringBuilder(Line(rows.Columns));
        foreach (var row in rows.Rows)
        {
            text.Append(Line(row.Select(ChartText.Exact)));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Line(IEnumerable<string> fields) => string.Join(',', fields.Select(Field)) + "\n";

    private static string Field(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") >= 0 || text != text.Trim() ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
}
