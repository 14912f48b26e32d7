using Spectre.Console;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Cluster;

namespace Sweep.Cli.Sweeps;

/// <summary>Shows the progress of sweeps: a live table on a terminal, else lines.</summary>
internal static class WatchDisplay
{
    /// <summary>Calls <paramref name="watch"/> with a callback that shows each look at the sweeps and the nodes; returns when it returns.</summary>
    public static Task ShowAsync(Shell shell, TextFormat format, Func<Action<IReadOnlyList<WatchedSweep>, IReadOnlyList<NodeSummary>>, Task> watch)
    {
        if (format == TextFormat.Json)
        {
            var json = new WatchJson(shell);
            return watch((sweeps, _) => json.Show(sweeps));
        }

        if (shell.Interactive)
        {
            return shell.Out.Live(new Text("")).AutoClear(true)
                .StartAsync(live => watch((sweeps, nodes) => live.UpdateTarget(WatchTable.Of(sweeps, nodes, shell.Out.Profile.Width, shell.Unicode))));
        }

        var lines = new WatchLines(shell);
        return watch((sweeps, _) => lines.Show(sweeps));
    }
}
