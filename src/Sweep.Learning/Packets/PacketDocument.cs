using System.Text.Json;
using System.Text.Json.Serialization;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;

namespace Sweep.Learning.Packets;

/// <summary>The counter-example as JSON, without the weights and the images.</summary>
/// <param name="Point">The grid point as canonical text, which a replay reads.</param>
/// <param name="Parameters">The grid point, value by value.</param>
/// <param name="LeftOut">Files that would have made the packet too large, each with the reason.</param>
internal sealed record PacketDocument(
    int Format,
    PacketOrigin Origin,
    string Point,
    IReadOnlyDictionary<string, string> Parameters,
    int Seed,
    Prediction Prediction,
    Measurement Measurement,
    Judgement Judgement,
    IReadOnlyList<Recheck> Rechecks,
    IReadOnlyList<string> LeftOut)
{
    /// <summary>Format of written packets; no other is read.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, PacketJson.Default.PacketDocument);

    /// <exception cref="JsonException">The text is not such a document.</exception>
    public static PacketDocument Parse(byte[] json) => JsonSerializer.Deserialize(json, PacketJson.Default.PacketDocument) switch
    {
        { Format: CounterExampleDocument.Format } document => document,
        { Format: var other } => throw new JsonException($"format {other} is unknown"),
        null => throw new JsonException("null is not a document"),
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    WriteIndented = true,
    Converters = [typeof(PredictionJson), typeof(JudgementJson)])]
[JsonSerializable(typeof(PacketDocument))]
internal sealed partial class PacketJson : JsonSerializerContext;

/// <summary>The origin of a counter-example.</summary>
/// <param name="Sweep">Id of the sweep.</param>
/// <param name="Science">Hash of the compiled theory and learning code.</param>
public sealed record PacketOrigin(
    Guid Sweep, Guid Trial, string Worker, string Device, string GitRevision, string Libraries, string Science, bool OneDnn, bool SelfTestPassed, int Threads);
