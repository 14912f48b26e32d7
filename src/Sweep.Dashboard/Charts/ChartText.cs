using System.Collections;
using System.Globalization;
using Sweep.Storage.Reading;

namespace Sweep.Dashboard.Charts;

/// <summary>Values of a chart as text for people.</summary>
internal static class ChartText
{
    /// <summary>Returns numbers with four digits, and only the ends of long lists.</summary>
    public static string Readable(object? value) => value switch
    {
        null => "–",
        double number => number.ToString("G4", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("u", CultureInfo.InvariantCulture),
        not string and IEnumerable list => Ends([.. list.Cast<object?>().Select(Readable)]),
        _ => ExactText.Of(value),
    };

    private static string Ends(string[] items) => items.Length <= 12 ? string.Join(' ', items) : $"{string.Join(' ', items[..3])} … {string.Join(' ', items[^3..])} ({items.Length})";
}
