using Spectre.Console;

namespace Sweep.Cli.Output;

/// <summary>Prints a row set in the format that was asked for, in constant memory.</summary>
internal static class RowPrinter
{
    // A table keeps its rows in memory to align them: a long one is printed as several, each with the heading.
    private const int LongestTable = 1000;

    public static Task PrintAsync(this IAnsiConsole console, RowSet rows, OutputFormat format, CancellationToken cancellationToken) =>
        format switch
        {
            OutputFormat.Csv => CsvText.WriteAsync(console.Profile.Out.Writer, rows, cancellationToken),
            OutputFormat.Json => JsonText.WriteAsync(console.Profile.Out.Writer, rows, cancellationToken),
            _ => PrintTableAsync(console, rows, cancellationToken),
        };

    private static async Task PrintTableAsync(IAnsiConsole console, RowSet rows, CancellationToken cancellationToken)
    {
        var table = Frames.Table(rows.Columns);
        await foreach (var row in rows.Rows.WithCancellation(cancellationToken))
        {
            if (table.Rows.Count == LongestTable)
            {
                console.Write(table);
                table = Frames.Table(rows.Columns);
            }

            table.AddRow(row.Select(Frames.Cell));
        }

        console.Write(table);
    }
}
