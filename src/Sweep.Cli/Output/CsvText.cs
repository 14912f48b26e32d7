namespace Sweep.Cli.Output;

/// <summary>Comma-separated values by RFC 4180, with the line ends of Unix, as all tools there expect.</summary>
internal static class CsvText
{
    public static async Task WriteAsync(TextWriter writer, RowSet rows, CancellationToken cancellationToken)
    {
        await writer.WriteAsync(Line(rows.Columns));
        await foreach (var row in rows.Rows.WithCancellation(cancellationToken))
        {
            await writer.WriteAsync(Line(row.Select(CellText.Exact)));
        }

        await writer.FlushAsync(cancellationToken);
    }

    private static string Line(IEnumerable<string> fields) => string.Join(',', fields.Select(Field)) + "\n";

    private static string Field(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") >= 0 || text != text.Trim() ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
}
