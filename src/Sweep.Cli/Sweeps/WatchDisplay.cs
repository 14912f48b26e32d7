using Spectre.Console;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Cluster;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;
using Sweep.Theory.Points;

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

/// <summary>Prints plain lines: at once when the state of a sweep changes, otherwise every few seconds while its numbers change.</summary>
internal sealed class WatchLines(Shell shell)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, (SweepState State, object Happened, long At)> said = [];

    public void Show(IReadOnlyList<WatchedSweep> sweeps)
    {
        foreach (var sweep in sweeps)
        {
            object happened = (sweep.Moment.Done, sweep.Look.Failed, sweep.Look.Retries, sweep.Look.Planned, sweep.IsAlone);
            if (said.TryGetValue(sweep.Name, out var last) && last.State == sweep.Look.State
                && (last.Happened.Equals(happened) || shell.Time.GetElapsedTime(last.At) < BetweenLines))
            {
                continue;
            }

            said[sweep.Name] = (sweep.Look.State, happened, shell.Time.GetTimestamp());
            shell.Say(sweep.Line());
        }
    }
}

/// <summary>One object a line for each change of a sweep; the last one of a sweep has its verdicts in place of its progress.</summary>
internal sealed class WatchJson(Shell shell)
{
    private static readonly IReadOnlyList<string> Progress =
    [
        "sweep", "state", "priority", "planned", "succeeded", "failed", "infeasible", "cancelled", "pending", "leased", "workers", "retries",
        "per_second", "seconds_left", "no_node_alive",
    ];

    private static readonly IReadOnlyList<string> Outcome =
    [
        "sweep", "state", "priority", "planned", "succeeded", "failed", "infeasible", "cancelled", "pending",
        "confirmed", "not_reached", "refuted", "inconclusive", "not_predicted", "exit_code",
    ];

    private readonly Dictionary<string, (SweepLook, bool)> last = [];

    public static void WriteOutcome(Shell shell, SweepSummary sweep, int exitCode) => Write(shell, Outcome,
    [
        sweep.Name, ChoiceText.Of(sweep.State), sweep.Priority, sweep.Coverage.Planned, sweep.Coverage.Succeeded, sweep.Coverage.Failed,
        sweep.Coverage.Infeasible, sweep.Coverage.Cancelled, sweep.Coverage.Missing, sweep.Verdicts.Confirmed, sweep.Verdicts.NotReached,
        sweep.Verdicts.Refuted, sweep.Verdicts.Inconclusive, sweep.Verdicts.NotPredicted, exitCode,
    ]);

    public void Show(IReadOnlyList<WatchedSweep> sweeps)
    {
        foreach (var (sweep, look) in sweeps.Select(static sweep => (sweep, sweep.Look)))
        {
            if (last.TryGetValue(sweep.Name, out var before) && before == (look, sweep.IsAlone))
            {
                continue;
            }

            last[sweep.Name] = (look, sweep.IsAlone);
            Write(shell, Progress,
            [
                look.Name, ChoiceText.Of(look.State), look.Priority, look.Planned, look.Succeeded, look.Failed, look.Infeasible, look.Cancelled,
                look.Pending, look.Leased, look.Workers, look.Retries, sweep.Moment.Rate, sweep.Moment.Left?.TotalSeconds, sweep.IsAlone,
            ]);
        }
    }

    private static void Write(Shell shell, IReadOnlyList<string> names, IReadOnlyList<object?> values)
    {
        var writer = shell.Out.Profile.Out.Writer;
        writer.WriteLine(JsonText.Object(names, values));
        writer.Flush();
    }
}
