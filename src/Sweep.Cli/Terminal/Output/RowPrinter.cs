using Spectre.Console;
using Spectre.Console.Rendering;
using Sweep.Storage.Reading;

namespace Sweep.Cli.Terminal.Output;

/// <summary>Prints a row set in the format that was asked for, in constant memory.</summary>
internal static class RowPrinter
{
    // A table keeps its rows in memory to align them: a long one is printed as several, each with the heading.
    private const int LongestTable = 1000;

    public static Task PrintAsync(this IAnsiConsole console, RowSet rows, OutputFormat format, CancellationToken cancellationToken)
    {
        var writer = console.Profile.Out.Writer;
        var read = rows.WhileRead(writer);
        return format switch
        {
            OutputFormat.Csv => CsvText.WriteAsync(writer, read, cancellationToken),
            OutputFormat.Json => JsonText.WriteAsync(writer, read, cancellationToken),
            _ => PrintTableAsync(console, read, cancellationToken),
        };
    }

    private static async Task PrintTableAsync(IAnsiConsole console, RowSet rows, CancellationToken cancellationToken)
    {
        var table = Frames.Table(rows.Columns);
        await foreach (var row in rows.Rows.WithCancellation(cancellationToken))
        {
            if (table.Rows.Count == LongestTable)
            {
                console.Write(Fitting(console, table, rows.Columns));
                table = Frames.Table(rows.Columns);
            }

            table.AddRow(row.Select(Frames.Cell));
        }

        console.Write(Fitting(console, table, rows.Columns));
    }

    /// <summary>Prints the table, or its rows one below the other if the table would fit only with broken words.</summary>
    private static IRenderable Fitting(IAnsiConsole console, Table table, IReadOnlyList<string> columns)
    {
        var options = RenderOptions.Create(console, console.Profile.Capabilities);
        return TableWidths.Fit(table, columns, options, console.Profile.Width) || table.Rows.Count == 0
            ? table
            : new Rows(table.Rows.Select((row, at) => Record(columns, row, at)));
    }

    private static Rows Record(IReadOnlyList<string> columns, TableRow row, int at)
    {
        var grid = new Grid();
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new(2, 0, 2, 0) });
        grid.AddColumn(new GridColumn { Padding = new(0, 0, 0, 0) });
        foreach (var (name, cell) in columns.Zip(row))
        {
            grid.AddRow(new Text(name, new Style(decoration: Decoration.Dim)), cell);
        }

        return new(new Text($"row {at + 1}", new Style(decoration: Decoration.Bold)), grid);
    }
}

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
