using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sweep.Theory.Points;

namespace Sweep.Storage.Reading;

/// <summary>Values as text for programs.</summary>
public static partial class ExactText
{
    /// <summary>Returns exact, culture-free text; null is the empty text, a list is written as in JSON: <c>[4,4]</c>, <c>["a","b"]</c>.</summary>
    public static string Of(object? value) => value switch
    {
        null or DBNull => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("O", CultureInfo.InvariantCulture),
        byte[] bytes => @"\x" + Convert.ToHexStringLower(bytes),
        PerAxis axes => Of(axes.ToArray()),
        // Writes an enum in the same way as ChoiceText, for a type known only at run time.
        Enum word => WordStarts().Replace(word.ToString(), "_").ToLowerInvariant(),
        IEnumerable list => $"[{string.Join(',', list.Cast<object?>().Select(Item))}]",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // Quotes mark the ends of a text in the list.
    private static string Item(object? value) => value switch
    {
        null or DBNull => "null",
        string text => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"",
        _ => Of(value),
    };

    [GeneratedRegex(@"(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStarts();
}

/// <summary>A number of any size and precision, as PostgreSQL writes it: digits with a point, NaN or Infinity.</summary>
public sealed record ExactNumber(string Text)
{
    /// <summary>False for NaN and the infinities.</summary>
    public bool IsFinite => char.IsAsciiDigit(Text[^1]);

    public override string ToString() => Text;
}

/// <summary>A line of comma-separated values by RFC 4180, with the line end of Unix, as all tools there expect.</summary>
public static class CsvLine
{
    public static string Of(IEnumerable<string> fields) => string.Join(',', fields.Select(Field)) + "\n";

    private static string Field(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") >= 0 || text != text.Trim() ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
