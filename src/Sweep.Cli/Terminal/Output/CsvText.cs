using Sweep.Storage.Reading;

namespace Sweep.Cli.Terminal.Output;

/// <summary>Comma-separated values.</summary>
internal static class CsvText
{
    public static async Task WriteAsync(TextWriter writer, RowSet rows, CancellationToken cancellationToken)
    {
        await writer.WriteAsync(CsvLine.Of(rows.Columns));
        await foreach (var row in rows.Rows.WithCancellation(cancellationToken))
        {
            await writer.WriteAsync(CsvLine.Of(row.Select(ExactText.Of)));
        }

        await writer.FlushAsync(cancellationToken);
    }
}
