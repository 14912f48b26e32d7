using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;
using Sweep.Theory.Points;

namespace Sweep.Cli.Sweeps;

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
