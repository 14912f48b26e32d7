using System.Globalization;
using Spectre.Console;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Contracts.Scheduling;

namespace Sweep.Cli.Sweeps;

/// <summary>Shows the progress of a sweep: a live bar on a terminal, else a plain line every few seconds.</summary>
internal static class ProgressDisplay
{
    private const int LongestBar = 60;

    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    /// <summary>Calls <paramref name="watch"/> with a callback that shows each look at the sweep; returns when it returns.</summary>
    public static Task ShowAsync(Shell shell, Func<Action<SweepProgress, Moment>, Task> watch) =>
        shell.Interactive ? ShowLiveAsync(shell, watch) : watch(PlainLines(shell));

    private static Task ShowLiveAsync(Shell shell, Func<Action<SweepProgress, Moment>, Task> watch) =>
        shell.Out.Live(new Text("starting")).AutoClear(true).StartAsync(live => watch((progress, moment) => live.UpdateTarget(new Rows(
            CoverageBar.Of(progress, Math.Min(LongestBar, shell.Out.Profile.Width)),
            new Text(ProgressText.Of(progress, moment))))));

    private static Action<SweepProgress, Moment> PlainLines(Shell shell)
    {
        var last = shell.Time.GetTimestamp();
        return (progress, moment) =>
        {
            if (shell.Time.GetElapsedTime(last) < BetweenLines)
            {
                return;
            }

            last = shell.Time.GetTimestamp();
            shell.Say(ProgressText.Of(progress, moment));
        };
    }
}

/// <summary>Progress in words.</summary>
internal static class ProgressText
{
    public static string Of(SweepProgress progress, Moment moment)
    {
        List<string> parts =
        [
            $"{moment.Done} of {progress.Planned} trials",
            Rate(moment.Rate),
            Left(moment),
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

    // In a unit in which the number is not below one.
    private static string Rate(double rate) => rate switch
    {
        > 0 and < 1 / 60.0 => string.Create(CultureInfo.InvariantCulture, $"{3600 * rate:0.0}/h"),
        > 0 and < 1 => string.Create(CultureInfo.InvariantCulture, $"{60 * rate:0.0}/min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{rate:0.0}/s"),
    };

    private static string Left(Moment moment) => moment switch
    {
        { Left: { } left, Range: var (least, most) } => $"about {DurationText.Of(left)} left ({DurationText.Of(least)} to {DurationText.Of(most)})",
        { Left: { } left } => $"about {DurationText.Of(left)} left",
        _ => "time left unknown yet",
    };
}
