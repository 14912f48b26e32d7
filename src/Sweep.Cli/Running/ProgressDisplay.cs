using Spectre.Console;
using Sweep.Contracts.Grains;

namespace Sweep.Cli.Running;

/// <summary>Shows how a sweep goes: a live bar on a terminal, else a plain line every few seconds.</summary>
internal static class ProgressDisplay
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    /// <summary>Calls <paramref name="watch"/> with a place to show each look at the sweep; returns when it does.</summary>
    public static Task ShowAsync(Shell shell, Func<Action<SweepProgress, Moment>, Task> watch) =>
        shell.Interactive ? ShowLiveAsync(shell, watch) : watch(PlainLines(shell));

    private static Task ShowLiveAsync(Shell shell, Func<Action<SweepProgress, Moment>, Task> watch) =>
        shell.Out.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async live =>
            {
                var bar = live.AddTask("starting");
                await watch((progress, moment) =>
                {
                    bar.MaxValue = Math.Max(1, progress.Planned);
                    bar.Value = moment.Done;
                    bar.Description = Markup.Escape(ProgressText.Of(progress, moment));
                });
            });

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
