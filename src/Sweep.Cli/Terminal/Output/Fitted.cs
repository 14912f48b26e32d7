namespace Sweep.Cli.Terminal.Output;

/// <summary>Text of one line that fits a width: its end is cut where it must be, and that is shown.</summary>
internal static class Fitted
{
    public static string Of(string text, int width, bool unicode)
    {
        var line = CellText.Printable(text).Replace('\n', ' ');
        var mark = unicode ? "…" : "~";
        return line.Length <= width ? line : width <= 0 ? "" : line[..(width - 1)] + mark;
    }
}
