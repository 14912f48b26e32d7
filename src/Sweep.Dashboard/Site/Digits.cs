using System.Globalization;

namespace Sweep.Dashboard.Site;

/// <summary>Numbers, times and durations for people.</summary>
internal static class Digits
{
    // A narrow no-break space between thousands: in no language it looks like a decimal point.
    private static readonly NumberFormatInfo Grouped = new() { NumberGroupSeparator = "\u202F" };

    public static string Count(long value) => value.ToString(Math.Abs(value) < 10_000 ? "0" : "#,0", Grouped);

    public static string Of(double? value) => value switch
    {
        null => "",
        0 => "0",
        { } number when Math.Abs(number) is >= 1e-3 and < 1e4 => number.ToString("G4", CultureInfo.InvariantCulture),
        { } number => number.ToString("0.##e+0", CultureInfo.InvariantCulture),
    };

    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Renders a moment for machines and people; the browser shows it in its own time zone.</summary>
    public static Html Time(DateTimeOffset? moment) => moment is not { } at ? default : Html.Of(
        $"<time datetime=\"{at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)}\">{Moment(at)} UTC</time>");

    public static string Duration(double milliseconds) => milliseconds switch
    {
        < 999.5 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0} ms"),
        < 59_950 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1_000:0.0} s"),
        < 3_599_500 => Parts((long)Math.Round(milliseconds / 1_000), "min", "s"),
        _ => Parts((long)Math.Round(milliseconds / 60_000), "h", "min"),
    };

    // Rounded before it is split: 5 min 59.9 s are 6 min 0 s.
    private static string Parts(long small, string largeUnit, string smallUnit) =>
        string.Create(CultureInfo.InvariantCulture, $"{small / 60} {largeUnit} {small % 60} {smallUnit}");

    public static string Size(long bytes) => $"{Count(Math.Max(1, bytes / 1024))} KiB";

    public static string Share(double? share) => share is { } part ? string.Create(CultureInfo.InvariantCulture, $"{100 * part:0} %") : "";
}
