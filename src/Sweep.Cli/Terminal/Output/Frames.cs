using Spectre.Console;
using Spectre.Console.Rendering;

namespace Sweep.Cli.Terminal.Output;

/// <summary>The look of every table. Cells are plain text, never markup: names and reasons come from people.</summary>
internal static class Frames
{
    private static readonly AsciiSafeBorder Border = new();

    public static Table Table(IEnumerable<string> columns)
    {
        var table = new Table { Border = Border };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column)));
        }

        return table;
    }

    public static IRenderable Cell(object? value) => new Text(CellText.Readable(value));

    /// <summary>A cell that stands out when its number is not 0.</summary>
    public static IRenderable Count(long value, Color color) =>
        new Text(CellText.Readable(value), value == 0 ? new Style(decoration: Decoration.Dim) : new Style(color)).RightJustified();
}

/// <summary>A rounded border, or one of ASCII characters if the terminal shows no others.</summary>
internal sealed class AsciiSafeBorder : TableBorder
{
    public override TableBorder? SafeBorder => Ascii;

    public override string GetPart(TableBorderPart part) => Rounded.GetPart(part);
}
