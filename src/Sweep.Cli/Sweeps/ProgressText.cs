using System.Globalization;
using Sweep.Cli.Terminal.Output;
using Sweep.Contracts.Scheduling;

namespace Sweep.Cli.Sweeps;

/// <summary>Progress in words.</summary>
internal static class ProgressText
{
    public static string Of(SweepProgress progress, Moment moment)
    {
        List<string> parts =
        [
            $"{moment.Done} of {progress.Planned} trials",
            string.Create(CultureInfo.InvariantCulture, $"{moment.Rate:0.0}/s"),
            moment.Left is { } left ? $"about {DurationText.Of(left)} left" : "time left unknown yet",
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
}
