using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sweep.Theory.Lawbook;

namespace Sweep.Storage.Reading;

/// <summary>Conditions of the repeated measurements in the packet of a counter-example.</summary>
internal sealed record PacketRechecks(int Format, IReadOnlyList<Recheck> Rechecks)
{
    /// <summary>Null: it is no packet, or one of another format.</summary>
    public static IReadOnlyList<Recheck>? Read(byte[] packet)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(packet));
            using var document = zip.GetEntry(CounterExampleDocument.Name)?.Open();
            return document is not null && JsonSerializer.Deserialize(document, PacketRechecksJson.Default.PacketRechecks) is { Format: CounterExampleDocument.Format } read ? read.Rechecks : null;
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(JudgementJson)])]
[JsonSerializable(typeof(PacketRechecks))]
internal sealed partial class PacketRechecksJson : JsonSerializerContext;
