using System.Collections;
using System.Text.Json;
using Sweep.Theory.Points;

namespace Sweep.Storage.Reading;

/// <summary>Writes values as JSON: a number if JSON can write it, else its exact text.</summary>
public static class JsonValue
{
    /// <param name="value">Pairs of names and values are an object, other sequences a list.</param>
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null or DBNull: json.WriteNullValue(); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case short or int or long: json.WriteNumberValue(Convert.ToInt64(value)); break;
            case decimal number: json.WriteNumberValue(number); break;
            case ExactNumber { IsFinite: true } number: json.WriteRawValue(number.Text); break;
            case float number when float.IsFinite(number): json.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
            case PerAxis axes: Write(json, axes.ToArray()); break;
            case IEnumerable<KeyValuePair<string, object?>> pairs: WriteObject(json, pairs); break;
            case not string and not byte[] and IEnumerable list: WriteList(json, list); break;
            default: json.WriteStringValue(ExactText.Of(value)); break;
        }
    }

    private static void WriteObject(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> pairs)
    {
        json.WriteStartObject();
        foreach (var (name, value) in pairs)
        {
            json.WritePropertyName(name);
            Write(json, value);
        }

        json.WriteEndObject();
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
