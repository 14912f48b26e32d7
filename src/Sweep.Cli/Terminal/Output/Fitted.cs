namespace Sweep.Cli.Terminal.Output;

/// <summary>Cuts a line of text to a width, and marks the cut.</summary>
internal static class Fitted
{
    public static string Of(string text, int width, bool unicode)
    {
        var line = CellText.Printable(text).Replace('\n', ' ');
        var mark = unicode ? "…" : "~";
        return line.Length <= width ? line : width <= 0 ? "" : line[..(width - 1)] + mark;
    }
}
