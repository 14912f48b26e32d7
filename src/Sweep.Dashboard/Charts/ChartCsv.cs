using System.Text;
using Sweep.Storage.Reading;

namespace Sweep.Dashboard.Charts;

/// <summary>Rows of a chart as comma-separated values, as <c>sweep sql --format csv</c> prints them.</summary>
internal static class ChartCsv
{
    public static byte[] Of(ChartRows rows)
    {
        var text = new StringBuilder(CsvLine.Of(rows.Columns));
        foreach (var row in rows.Rows)
        {
            text.Append(CsvLine.Of(row.Select(ExactText.Of)));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
