using System.Text.Json;
using Sweep.Storage.Reading;

namespace Sweep.Dashboard.Charts;

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
