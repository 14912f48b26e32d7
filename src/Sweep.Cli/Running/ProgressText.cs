using System.Globalization;
using Sweep.Cli.Output;
using Sweep.Contracts.Scheduling;

namespace Sweep.Cli.Running;

/// <summary>Progress in words.</summary>
internal static class ProgressText
{
    public static string Of(SweepProgress progress, Moment moment)
    {
        List<string> parts =
        [
            $"{moment.Done} of {progress.Planned} trials",
            string.Create(CultureInfo.InvariantCulture, $"{moment.Rate:0.0}/s"),
            moment.Left is { } left ? $"about {Duration(left)} left" : "time left unknown yet",
        ];
        if (progress.Failed > 0)
        {
            parts.Add($"{progress.Failed} failed");
        }

        if (progress.Retries > 0)
        {
            parts.Add(Counted.Of(progress.Retries, "retry", "retries"));
        }

        if (progress.Trouble is { } trouble)
        {
            parts.Add(trouble);
        }

        return string.Join(", ", parts);
    }

    /// <summary>Two units are enough: 42 s, 3 min 10 s, 2 h 5 min, 3 d 4 h.</summary>
    public static string Duration(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => $"{Math.Ceiling(span.TotalSeconds).ToString(CultureInfo.InvariantCulture)} s",
        { TotalHours: < 1 } => $"{span.Minutes} min {span.Seconds} s",
        { TotalDays: < 1 } => $"{span.Hours} h {span.Minutes} min",
        _ => $"{(int)span.TotalDays} d {span.Hours} h",
    };
}
