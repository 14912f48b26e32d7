using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Learning.Networks.Files;

/// <summary>Number formats as safetensors names them; those that networks are computed in.</summary>
internal static class NumberFormats
{
    public static string Name(ScalarType type) => type switch
    {
        ScalarType.Float32 => "F32",
        ScalarType.Float64 => "F64",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "networks are computed in float32 or float64"),
    };

    /// <summary>Null for a format that no network is computed in.</summary>
    public static ScalarType? Parse(string? name) => name switch
    {
        "F32" => ScalarType.Float32,
        "F64" => ScalarType.Float64,
        _ => null,
    };

    public static int Bytes(ScalarType type) => type == ScalarType.Float64 ? 8 : 4;
}
