using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using Sweep.Storage.Reading;
using Sweep.Theory.Points;

namespace Sweep.Cli.Terminal.Output;

/// <summary>Values as text for people: rounded and harmless.</summary>
internal static partial class CellText
{
    /// <summary>Returns the text of <see cref="ExactText"/> with numbers to six digits and without control characters.</summary>
    public static string Readable(object? value) => Printable(value switch
    {
        double number => number.ToString("G6", CultureInfo.InvariantCulture),
        float number => number.ToString("G6", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("u", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("u", CultureInfo.InvariantCulture),
        PerAxis axes => axes.ToString(),
        not string and not byte[] and IEnumerable list => string.Join(' ', list.Cast<object?>().Select(Readable)),
        _ => ExactText.Of(value),
    });

    /// <summary>Returns the text without escape sequences and control characters other than line ends.</summary>
    public static string Printable(string text) => ControlCharacters().Replace(text, "\uFFFD");

    [GeneratedRegex(@"[\p{Cc}-[\n]]")]
    private static partial Regex ControlCharacters();
}

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

/// <summary>The first digits of a trial's id: enough to name it, as with commits.</summary>
internal static class ShortId
{
    public static string Of(Guid id) => id.ToString("N")[..8];
}
