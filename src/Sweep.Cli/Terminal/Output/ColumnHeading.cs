using System.Text;

namespace Sweep.Cli.Terminal.Output;

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
