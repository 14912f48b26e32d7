using System.Collections;
using System.Globalization;

namespace Sweep.Dashboard.Charts;

/// <summary>Values of a chart as text.</summary>
internal static class ChartText
{
    /// <summary>Exact and culture-free; null is the empty text, a list is <c>[4,4]</c>.</summary>
    public static string Exact(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("O", CultureInfo.InvariantCulture),
        IEnumerable list => $"[{string.Join(',', list.Cast<object?>().Select(Exact))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>For people: numbers to four digits, long lists by their ends.</summary>
    public static string Readable(object? value) => value switch
    {
        null => "–",
        double number => number.ToString("G4", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("u", CultureInfo.InvariantCulture),
        not string and IEnumerable list => Ends([.. list.Cast<object?>().Select(Readable)]),
        _ => Exact(value),
    };

    private static string Ends(string[] items) => items.Length <= 12 ? string.Join(' ', items) : $"{string.Join(' ', items[..3])} … {string.Join(' ', items[^3..])} ({items.Length})";
}
