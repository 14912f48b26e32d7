using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Sweep.Cli.Terminal.Output;

/// <summary>Sets the widths of a table's columns in a terminal, without breaking a word of a cell or heading.</summary>
internal static class TableWidths
{
    // A border and a space on each side of every cell, and the border at the end.
    private const int Around = 3;

    /// <summary>Width of a table's frame.</summary>
    public static int Frame(int columns) => Around * columns + 1;

    /// <summary>Gives every column its width and folds its heading to it.</summary>
    /// <returns>False, with the table unchanged, if a single word does not fit.</returns>
    public static bool Fit(Table table, IReadOnlyList<string> headings, RenderOptions options, int width)
    {
        var cells = headings.Select((_, column) => Measure(table, column, options)).ToList();
        var least = cells.Zip(headings, static (cell, heading) => Math.Max(cell.Min, ColumnHeading.LongestWord(heading))).ToArray();
        var open = width - Frame(headings.Count) - least.Sum();
        if (open < 0)
        {
            return false;
        }

        // Cells come before headings: a heading is folded once a table, a cell in every row.
        Widen(least, [.. cells.Select(static cell => cell.Max)], ref open);
        Widen(least, [.. headings.Select(static heading => heading.Length)], ref open);
        for (var column = 0; column < headings.Count; column++)
        {
            table.Columns[column].Width = least[column];
            table.Columns[column].Header = new Text(ColumnHeading.Folded(headings[column], least[column]));
        }

        return true;
    }

    private static (int Min, int Max) Measure(Table table, int column, RenderOptions options)
    {
        var measured = table.Rows.Select(row => row[column].Measure(options, int.MaxValue)).ToList();
        return measured.Count == 0 ? (0, 0) : (measured.Max(static cell => cell.Min), measured.Max(static cell => cell.Max));
    }

    /// <summary>Gives their width to columns that need little, and divides the rest evenly.</summary>
    private static void Widen(int[] widths, IReadOnlyList<int> wanted, ref int open)
    {
        var waiting = Enumerable.Range(0, widths.Length).OrderBy(column => wanted[column] - widths[column]).ToList();
        for (var place = 0; place < waiting.Count; place++)
        {
            var by = Math.Clamp(wanted[waiting[place]] - widths[waiting[place]], 0, open / (waiting.Count - place));
            widths[waiting[place]] += by;
            open -= by;
        }
    }
}

/// <summary>Folds headings of narrow columns after an underscore or at a space, never within a word.</summary>
internal static class ColumnHeading
{
    public static int LongestWord(string heading) => Words(heading).Max(static word => word.TrimEnd().Length);

    /// <summary>Returns the heading in lines of at most this many characters.</summary>
    public static string Folded(string heading, int width)
    {
        var folded = new StringBuilder();
        var line = "";
        foreach (var word in Words(heading))
        {
            if (line.Length > 0 && (line + word).TrimEnd().Length > width)
            {
                folded.Append(line.TrimEnd()).Append('\n');
                line = "";
            }

            line += word;
        }

        return folded.Append(line.TrimEnd()).ToString();
    }

    /// <summary>Each with the underscore or the space behind it.</summary>
    private static IEnumerable<string> Words(string heading)
    {
        var start = 0;
        for (var at = 0; at < heading.Length; at++)
        {
            if (heading[at] is '_' or ' ' && at + 1 < heading.Length)
            {
                yield return heading[start..(at + 1)];
                start = at + 1;
            }
        }

        yield return heading[start..];
    }
}
