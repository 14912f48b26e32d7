using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Sweeps;

namespace Sweep.Cli.Results.Exports;

/// <summary>Writes the header as JSON, and a file of header and rows.</summary>
internal static class ExportJson
{
    private static readonly ExportJsonContext Context = new(new JsonSerializerOptions(ExportJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The beginning of every header.</summary>
    public static string Start => $"{{\"program\":\"{ExportHeader.ProgramName} ";

    public static string Of(ExportHeader header) => JsonSerializer.Serialize(header, Context.ExportHeader);

    public static string Of(IReadOnlyList<ExportColumn> columns) => JsonSerializer.Serialize(columns, Context.IReadOnlyListExportColumn);

    /// <summary><c>{"program":..., ..., "rows":[ ... ]}</c>, a row a line.</summary>
    public static async Task WriteAsync(TextWriter writer, ExportHeader header, RowSet rows, CancellationToken cancellationToken)
    {
        await writer.WriteAsync(Of(header)[..^1] + ",\"rows\":");
        await JsonText.WriteAsync(writer, rows, cancellationToken);
        await writer.WriteAsync("}\n");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(StateConverter)])]
[JsonSerializable(typeof(ExportHeader))]
[JsonSerializable(typeof(IReadOnlyList<ExportColumn>))]
internal sealed partial class ExportJsonContext : JsonSerializerContext;

internal sealed class StateConverter() : JsonStringEnumConverter<SweepState>(JsonNamingPolicy.SnakeCaseLower);
