using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;
using Sweep.Theory;

namespace Sweep.Cli.Results.Exports;

/// <summary>Streams the rows of a view with their provenance into a file or to standard output.</summary>
internal sealed class Export(ExportHeader header, QueryRows rows)
{
    private long written;

    /// <summary>Writes the whole file or nothing; returns the number of rows.</summary>
    /// <exception cref="InvalidSweepException">Another file has this name, or the folder cannot be written to.</exception>
    /// <exception cref="UnfitEnvironmentException">The disk is full.</exception>
    public async Task<long> ToFileAsync(string path, ExportFormat format, bool force, CancellationToken cancellationToken)
    {
        try
        {
            using var file = await WholeFile.CreateAsync(path, there => ExportedFile.IsOwnAsync(there, format), force);
            if (format == ExportFormat.Csv)
            {
                using var metadata = await WholeFile.CreateAsync(ExportedFile.MetadataOf(path), ExportedFile.StartsAsOursAsync, force);
                await WriteTextAsync(file.Stream, format, cancellationToken);
                await using (var writer = Writer(metadata.Stream))
                {
                    await writer.WriteLineAsync(ExportJson.Of(header));
                }

                metadata.Finish();
            }
            else if (format == ExportFormat.Json)
            {
                await WriteTextAsync(file.Stream, format, cancellationToken);
            }
            else
            {
                await ParquetExport.WriteAsync(file.Stream, header, Counted(cancellationToken), cancellationToken);
            }

            file.Finish();
            return written;
        }
        catch (Exception fault) when (WriteFault.Is(fault))
        {
            throw WriteFault.Of(path, "name another file with --out", fault);
        }
    }

    /// <exception cref="InvalidSweepException">The format needs a file.</exception>
    public Task ToStreamAsync(TextWriter writer, ExportFormat format, CancellationToken cancellationToken) => format switch
    {
        ExportFormat.Csv => CsvText.WriteAsync(writer, Set(cancellationToken).WhileRead(writer), cancellationToken),
        ExportFormat.Json => ExportJson.WriteAsync(writer, header, Set(cancellationToken).WhileRead(writer), cancellationToken),
        _ => throw new InvalidSweepException("Parquet needs a file, because its index is at the end; name one with --out FILE"),
    };

    private static StreamWriter Writer(Stream stream) => new(stream, leaveOpen: true);

    private async Task WriteTextAsync(Stream stream, ExportFormat format, CancellationToken cancellationToken)
    {
        await using var writer = Writer(stream);
        await ToStreamAsync(writer, format, cancellationToken);
    }

    private RowSet Set(CancellationToken cancellationToken) => new(rows.Columns, Counted(cancellationToken));

    private IAsyncEnumerable<IReadOnlyList<object?>> Counted(CancellationToken cancellationToken) => rows.ReadAsync(cancellationToken).Select(row =>
    {
        written++;
        return row;
    });
}

/// <summary>The format of exported rows.</summary>
internal enum ExportFormat
{
    /// <summary>RFC 4180 with a heading line; types and the sweep file lie beside it in <c>FILE.meta.json</c>.</summary>
    Csv,

    /// <summary>Typed columns, compressed; the sweep file is in the file's key-value metadata.</summary>
    Parquet,

    /// <summary>One object: the sweep file, the columns with their types, and the rows.</summary>
    Json,
}
