using Spectre.Console;
using Sweep.Cli.Output;
using Sweep.Cli.Running;
using Sweep.Storage.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Cli.Watching;

/// <summary>Shows how sweeps go: a live table on a terminal, else lines.</summary>
internal static class WatchDisplay
{
    private const int BarWidth = 30;

    /// <summary>Calls <paramref name="watch"/> with a place to show each look at the sweeps; returns when it does.</summary>
    public static Task ShowAsync(Shell shell, TextFormat format, Func<Action<IReadOnlyList<WatchedSweep>>, Task> watch) => format switch
    {
        TextFormat.Json => watch(new WatchJson(shell).Show),
        _ when shell.Interactive => shell.Out.Live(Table([])).AutoClear(true)
            .StartAsync(live => watch(sweeps => live.UpdateTarget(Table(sweeps)))),
        _ => watch(new WatchLines(shell).Show),
    };

    internal static Table Table(IReadOnlyList<WatchedSweep> sweeps)
    {
        var table = Frames.Table(["sweep", "state", "", "trials", "failed", "per second", "left", "workers"]);
        foreach (var sweep in sweeps)
        {
            var look = sweep.Look;
            var runs = look.State == SweepState.Running;
            table.AddRow(
                Frames.Cell(look.Name),
                sweep.IsAlone ? new Text("no node is alive", new Style(Color.Yellow)) : Frames.Cell(ChoiceText.Of(look.State)),
                Bar(sweep.Moment.Done, look.Planned),
                Frames.Cell($"{sweep.Moment.Done} of {look.Planned}"),
                Frames.Count(look.Failed, Color.Red),
                Frames.Cell(runs ? Math.Round(sweep.Moment.Rate, 1) : null),
                Frames.Cell(runs && sweep.Moment.Left is { } left ? ProgressText.Duration(left) : null),
                Frames.Count(look.Workers, Color.Green));
        }

        return table;
    }

    private static Markup Bar(long done, long planned)
    {
        var filled = planned == 0 ? 0 : (int)(BarWidth * done / planned);
        return new($"[green]{new string('━', filled)}[/][grey]{new string('━', BarWidth - filled)}[/]");
    }
}
