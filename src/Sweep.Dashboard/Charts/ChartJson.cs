using System.Collections;
using System.Text.Json;

namespace Sweep.Dashboard.Charts;

/// <summary>Rows as charts read them: the names of the columns once, and each row as a list.</summary>
internal static class ChartJson
{
    // The encoder's default: what stands inside a page must not be able to end its script element.
    public static byte[] Of(ChartRows rows)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WritePropertyName("columns");
            Write(json, rows.Columns);
            json.WriteStartArray("rows");
            foreach (var row in rows.Rows)
            {
                Write(json, row);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case short or int or long: json.WriteNumberValue(Convert.ToInt64(value)); break;
            case decimal number: json.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
            case not string and IEnumerable list: WriteList(json, list); break;
            default: json.WriteStringValue(ChartText.Exact(value)); break;
        }
    }

    private static void WriteList(Utf8JsonWriter json, IEnumerable list)
    {
        json.WriteStartArray();
        foreach (var item in list)
        {
            Write(json, item);
        }

        json.WriteEndArray();
    }
}
