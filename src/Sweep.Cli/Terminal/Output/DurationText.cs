using System.Globalization;

namespace Sweep.Cli.Terminal.Output;

/// <summary>A length of time for people.</summary>
internal static class DurationText
{
    /// <summary>Two units are enough: 42 s, 3 min 10 s, 2 h 5 min, 3 d 4 h.</summary>
    public static string Of(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => $"{Math.Ceiling(span.TotalSeconds).ToString(CultureInfo.InvariantCulture)} s",
        { TotalHours: < 1 } => $"{span.Minutes} min {span.Seconds} s",
        { TotalDays: < 1 } => $"{span.Hours} h {span.Minutes} min",
        _ => $"{(int)span.TotalDays} d {span.Hours} h",
    };
}

/// <summary>The age of a moment in one unit: just now, 42 s ago, 3 h ago, 12 d ago.</summary>
internal static class AgeText
{
    public static string Of(TimeSpan age) => age switch
    {
        { TotalSeconds: < 1 } => "just now",
        { TotalMinutes: < 1 } => Ago(age.TotalSeconds, "s"),
        { TotalHours: < 1 } => Ago(age.TotalMinutes, "min"),
        { TotalDays: < 1 } => Ago(age.TotalHours, "h"),
        { TotalDays: < 100 } => Ago(age.TotalDays, "d"),
        _ => Ago(age.TotalDays / 30.44, "months"),
    };

    private static string Ago(double count, string unit) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(count):0} {unit} ago");
}
