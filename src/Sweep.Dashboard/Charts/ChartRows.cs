using System.Text;
using System.Text.Json;
using Npgsql;
using Sweep.Storage.Charts;
using Sweep.Storage.Reading;
using Sweep.Theory;

namespace Sweep.Dashboard.Charts;

/// <summary>The rows of a chart, all in memory: the query bounds their number.</summary>
internal sealed record ChartRows(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <exception cref="Sweep.Theory.InvalidSweepException">The query takes too long.</exception>
    public static async Task<ChartRows> ReadAsync(NpgsqlDataSource database, ChartQuery query, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await using var rows = await new ReadOnlyQuery(database).RunAsync(query.Sql, timeout, cancellationToken);
        return new(rows.Columns, await rows.ReadAsync(cancellationToken).ToListAsync(cancellationToken));
    }
}

/// <summary>Writes rows as charts read them: the names of the columns once, and each row as a list.</summary>
internal static class ChartJson
{
    // The default encoder, so that a value inside a page cannot end the script element.
    public static byte[] Of(ChartRows rows)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WritePropertyName("columns");
            JsonValue.Write(json, rows.Columns);
            json.WriteStartArray("rows");
            foreach (var row in rows.Rows)
            {
                JsonValue.Write(json, row);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }
}

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
