using System.Globalization;
using Parquet;
using Parquet.Schema;
using Sweep.Storage.Reading;

namespace Sweep.Cli.Results.Exports;

/// <summary>Writes a Parquet file one group of rows at a time, so that memory holds one group.</summary>
internal static class ParquetExport
{
    /// <summary>About 30 MB in memory for a hundred columns with loss curves; large groups are also faster to read.</summary>
    public const int RowsOfGroup = 4096;

    private const string ProgramKey = "sweep.program";

    public static async Task WriteAsync(
        Stream stream, ExportHeader header, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken cancellationToken)
    {
        ParquetColumn[] columns = [.. header.Columns.Select(ParquetColumns.Of)];
        await using var writer = await ParquetWriter.CreateAsync(
            new ParquetSchema(columns.Select(static column => column.Field)), stream, cancellationToken: cancellationToken);
        writer.CustomMetadata = Metadata(header);
        var collected = 0;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            foreach (var (column, value) in columns.Zip(row))
            {
                column.Add(value);
            }

            if (++collected == RowsOfGroup)
            {
                await WriteGroupAsync(writer, columns, cancellationToken);
                collected = 0;
            }
        }

        if (collected > 0)
        {
            await WriteGroupAsync(writer, columns, cancellationToken);
        }
    }

    /// <summary>Returns whether <see cref="WriteAsync"/> wrote the file.</summary>
    public static async Task<bool> IsOwnAsync(string path)
    {
        try
        {
            await using var reader = await ParquetReader.CreateAsync(path);
            return reader.CustomMetadata.ContainsKey(ProgramKey);
        }
        catch (Exception foreign) when (foreign is IOException or InvalidDataException or ParquetException)
        {
            return false;
        }
    }

    private static async Task WriteGroupAsync(ParquetWriter writer, ParquetColumn[] columns, CancellationToken cancellationToken)
    {
        using var group = writer.CreateRowGroup();
        foreach (var column in columns)
        {
            await column.WriteAsync(group, cancellationToken);
        }

        group.CompleteValidate();
    }

    private static Dictionary<string, string> Metadata(ExportHeader header) => new()
    {
        [ProgramKey] = header.Program,
        ["sweep.exported_at"] = header.ExportedAt.ToString("O", CultureInfo.InvariantCulture),
        ["sweep.name"] = header.Sweep,
        ["sweep.question"] = header.Question,
        ["sweep.state"] = ExactText.Of(header.State),
        ["sweep.note"] = header.Note,
        ["sweep.tags"] = string.Join(' ', header.Tags),
        ["sweep.view"] = header.View,
        ["sweep.file"] = header.File,
        ["sweep.columns"] = ExportJson.Of(header.Columns),
    };
}
