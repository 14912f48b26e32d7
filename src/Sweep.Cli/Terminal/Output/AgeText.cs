using System.Globalization;

namespace Sweep.Cli.Terminal.Output;

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
