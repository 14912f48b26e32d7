using System.Text.Json;
using Sweep.Learning.Native;
using Sweep.Theory;
using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Learning.Networks;

/// <summary>One entry of a safetensors header.</summary>
/// <param name="Begin">First byte of its numbers in the data, which follow the header in row-major order, little endian.</param>
internal sealed record StoredTensor(string Name, ScalarType Type, long[] Shape, long Begin)
{
    /// <summary>Axes of a weight: maps out, maps in, and up to three of the kernel.</summary>
    private const int MostAxes = 5;

    public long Count => Shape.Aggregate(1L, static (product, side) => checked(product * side));

    public long End => checked(Begin + (Count * NumberFormats.Bytes(Type)));

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject(Name);
        json.WriteString("dtype", NumberFormats.Name(Type));
        WriteNumbers(json, "shape", Shape);
        WriteNumbers(json, "data_offsets", [Begin, End]);
        json.WriteEndObject();
    }

    /// <exception cref="InvalidSweepException">A network cannot have this entry.</exception>
    public static StoredTensor Read(JsonProperty entry, string path)
    {
        try
        {
            var type = NumberFormats.Parse(entry.Value.GetProperty("dtype").GetString());
            var offsets = Numbers(entry.Value.GetProperty("data_offsets"));
            var shape = Numbers(entry.Value.GetProperty("shape"));
            if (type is { } known && offsets.Length == 2 && offsets[0] >= 0 && shape.Length <= MostAxes && shape.All(static side => side is >= 0 and <= int.MaxValue)
                && new StoredTensor(entry.Name, known, shape, offsets[0]) is var stored && stored.End == offsets[1])
            {
                return stored;
            }
        }
        catch (Exception cause) when (cause is KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            throw Refused(entry, path, cause);
        }

        throw Refused(entry, path, null);
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, long[] numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static long[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(static number => number.GetInt64())];

    private static InvalidSweepException Refused(JsonProperty entry, string path, Exception? cause) =>
        new($"'{path}' describes tensor {entry.Name} as {entry.Value.GetRawText()}; a network has F32 or F64 numbers with a shape and data_offsets that agree", cause);
}

/// <summary>Number formats of networks, by their names in safetensors.</summary>
internal static class NumberFormats
{
    public static string Name(ScalarType type) => type switch
    {
        ScalarType.Float32 => "F32",
        ScalarType.Float64 => "F64",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "networks are computed in float32 or float64"),
    };

    /// <summary>Returns null for a format in which no network is computed.</summary>
    public static ScalarType? Parse(string? name) => name switch
    {
        "F32" => ScalarType.Float32,
        "F64" => ScalarType.Float64,
        _ => null,
    };

    public static int Bytes(ScalarType type) => type == ScalarType.Float64 ? 8 : 4;
}
