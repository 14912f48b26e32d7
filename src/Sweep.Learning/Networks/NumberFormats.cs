using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Learning.Networks;

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
