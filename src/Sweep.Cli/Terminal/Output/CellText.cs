using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sweep.Theory;

namespace Sweep.Cli.Terminal.Output;

/// <summary>Values as text: exact for programs, rounded and harmless for people.</summary>
internal static partial class CellText
{
    /// <summary>Exact and culture-free; null is the empty text, a list is written as in JSON: <c>[4,4]</c>, <c>["a","b"]</c>.</summary>
    public static string Exact(object? value) => value switch
    {
        null or DBNull => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("O", CultureInfo.InvariantCulture),
        byte[] bytes => @"\x" + Convert.ToHexStringLower(bytes),
        PerAxis axes => Exact(axes.ToArray()),
        Enum word => SnakeCase(word.ToString()),
        IEnumerable list => $"[{string.Join(',', list.Cast<object?>().Select(Item))}]",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // Without quotes nobody could tell where a text of the list ends.
    private static string Item(object? value) => value switch
    {
        null or DBNull => "null",
        string text => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"",
        _ => Exact(value),
    };

    /// <summary>As <see cref="Exact"/>, with numbers to six digits and without characters that steer a terminal.</summary>
    public static string Readable(object? value) => Printable(value switch
    {
        double number => number.ToString("G6", CultureInfo.InvariantCulture),
        float number => number.ToString("G6", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("u", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("u", CultureInfo.InvariantCulture),
        PerAxis axes => axes.ToString(),
        not string and not byte[] and IEnumerable list => string.Join(' ', list.Cast<object?>().Select(Readable)),
        _ => Exact(value),
    });

    /// <summary>Text without escape sequences and other control characters, save line ends.</summary>
    public static string Printable(string text) => ControlCharacters().Replace(text, "\uFFFD");

    /// <summary>The word of an enum as SQL, YAML and the command line write it: NotReached is not_reached, Float64 float64.</summary>
    public static string SnakeCase(string name) => WordStarts().Replace(name, "_").ToLowerInvariant();

    [GeneratedRegex(@"[\p{Cc}-[\n]]")]
    private static partial Regex ControlCharacters();

    [GeneratedRegex(@"(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStarts();
}
