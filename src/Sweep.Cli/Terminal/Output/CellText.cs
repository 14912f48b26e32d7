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
