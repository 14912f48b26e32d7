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
