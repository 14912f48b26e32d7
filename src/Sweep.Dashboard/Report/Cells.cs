using System.Globalization;
using static Sweep.Dashboard.Report.ReportWords;

namespace Sweep.Dashboard.Report;

/// <summary>Writes values of a row of a view as text.</summary>
internal static class Cells
{
    public static string Text(IReadOnlyDictionary<string, object?> row, string column) => Text(row[column]);

    /// <summary>"4 [3.2, 4.8]"; without the interval of a single seed.</summary>
    public static string Mean(IReadOnlyDictionary<string, object?> row, string mean, string low, string high) =>
        row[mean] is null ? "–" : row[low] is null ? Text(row[mean]) : $"{Text(row[mean])} [{Text(row[low])}, {Text(row[high])}]";

    /// <summary>"5 of 5 [48 %, 100 %]".</summary>
    public static string Share(IReadOnlyDictionary<string, object?> row, string part, string whole, string low, string high) =>
        row[low] is null ? $"{Text(row[part])} of {Text(row[whole])}" : $"{Text(row[part])} of {Text(row[whole])} [{Percent(row[low])}, {Percent(row[high])}]";

    public static string Text(object? value) => value switch
    {
        null => "–",
        string text => text.Replace('_', ' '),
        bool truth => truth ? "yes" : "no",
        double number => Number(number),
        decimal number => Number((double)number),
        int[] axes when axes.Distinct().Count() == 1 => Text(axes[0]),
        int[] axes => string.Join(" × ", axes),
        long number => Whole(number),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Percent(object? share) => $"{Number(Math.Round(100 * (double)share!))} %";
}
