using System.Globalization;
using Spectre.Console;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Trials;
using Sweep.Theory.Points;

namespace Sweep.Chaos;

/// <summary>What was done to a cluster and what came of it, as two small tables.</summary>
internal static class ChaosReport
{
    public static void Print(Shell shell, IReadOnlyDictionary<FaultKind, FaultTally> tallies, IReadOnlyList<AuditedSweep> sweeps)
    {
        var faults = Frames.Table(["fault", "times", "measured", "recovered in s, median", "worst"]);
        foreach (var (kind, tally) in tallies.Where(static tally => tally.Value.Made > 0))
        {
            faults.AddRow(
                Frames.Cell(ChoiceText.Of(kind).Replace('_', ' ')), Frames.Cell(tally.Made), Frames.Cell(tally.Recoveries.Count),
                Frames.Cell(Seconds(tally.Median)), Frames.Cell(Seconds(tally.Worst)));
        }

        shell.Out.Write(faults);
        var outcome = Frames.Table(["sweep", "state", "feasible", "measured once", "lost", "twice", "failed", "late", "disagreeing", "different"]);
        foreach (var sweep in sweeps)
        {
            outcome.AddRow(
                Frames.Cell(sweep.Name), Frames.Cell(sweep.State), Frames.Cell(sweep.Feasible), Frames.Cell(sweep.Measured), Frames.Count(sweep.Lost, Color.Red),
                Frames.Count(sweep.Twice, Color.Red), Frames.Count(sweep.Failed, Color.Red), Frames.Cell(sweep.Late),
                Frames.Count(sweep.Disagreeing, Color.Red), Frames.Count(sweep.Different, Color.Red));
        }

        shell.Out.Write(outcome);
        var all = tallies.Values.SelectMany(static tally => tally.Recoveries).Order().ToArray();
        shell.Say(
            $"{Counted.Of(tallies.Values.Sum(static tally => tally.Made), "fault")}, {sweeps.Sum(static sweep => sweep.Feasible)} feasible trials: "
            + $"{sweeps.Sum(static sweep => sweep.Lost + sweep.Failed)} lost, {sweeps.Sum(static sweep => sweep.Twice)} counted twice, "
            + $"{sweeps.Sum(static sweep => sweep.Late)} measured late, {sweeps.Sum(static sweep => sweep.Disagreeing + sweep.Different)} with other numbers");
        if (all.Length > 0)
        {
            shell.Say($"what a fault hit was finished or in other hands after {Seconds(all[all.Length / 2])} s in the median, {Seconds(all[^1])} s at worst");
        }
    }

    private static string Seconds(TimeSpan? span) => span?.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) ?? "";
}
