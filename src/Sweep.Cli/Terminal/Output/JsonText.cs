using System.Buffers;
using System.Collections;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sweep.Storage.Reading;

namespace Sweep.Cli.Terminal.Output;

/// <summary>One array of objects, an object a line, so that it streams and is read by line tools too.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(TextWriter writer, RowSet rows, CancellationToken cancellationToken)
    {
        var names = Distinct(rows.Columns);
        await writer.WriteAsync("[");
        var separator = "\n";
        await foreach (var row in rows.Rows.WithCancellation(cancellationToken))
        {
            await writer.WriteAsync(separator + Object(names, row));
            separator = ",\n";
        }

        await writer.WriteAsync("\n]\n");
        await writer.FlushAsync(cancellationToken);
    }

    /// <summary>One object on one line.</summary>
    public static string Object(IReadOnlyList<string> names, IReadOnlyList<object?> row) => Object(new Fields([.. names.Zip(row)]));

    /// <summary>One object on one line.</summary>
    public static string Object(Fields fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            JsonValue.Write(json, fields);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    // `select 1 as a, 2 as a` is legal SQL, but a JSON object should not name a member twice.
    private static List<string> Distinct(IReadOnlyList<string> columns)
    {
        List<string> names = [];
        foreach (var column in columns)
        {
            var name = column;
            for (var copy = 2; names.Contains(name); copy++)
            {
                name = $"{column}_{copy}";
            }

            names.Add(name);
        }

        return names;
    }
}

/// <summary>A JSON object: named values in order, lists and further objects among them.</summary>
internal sealed class Fields(params IReadOnlyList<(string Name, object? Value)> values) : IEnumerable<KeyValuePair<string, object?>>
{
    /// <summary>Returns the object with further values at its end.</summary>
    public Fields And(params IReadOnlyList<(string Name, object? Value)> more) => new([.. values, .. more]);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        values.Select(static field => KeyValuePair.Create(field.Name, field.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
