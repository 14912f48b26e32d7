using Sweep.Cli.Terminal;
using Sweep.Storage.Reading;
using Sweep.Theory.Lawbook;

namespace Sweep.Cli.Results;

/// <summary>Suggests the next commands for a sweep.</summary>
internal static class NextCommands
{
    /// <param name="figures">Whether the sweep has pictures.</param>
    public static void Print(Shell shell, SweepSummary sweep, IEnumerable<LawVerdicts> laws, bool figures)
    {
        shell.Say("next:");
        foreach (var command in Of(sweep, laws, figures))
        {
            shell.SayWhole($"  {ProgramName.Of(shell)} {command}");
        }
    }

    internal static IEnumerable<string> Of(SweepSummary sweep, IEnumerable<LawVerdicts> laws, bool figures)
    {
        if (sweep.Coverage.Failed + sweep.Coverage.Cancelled > 0)
        {
            yield return $"retry {sweep.Name}";
        }

        yield return $"results {sweep.Name}";
        yield return $"show {sweep.Name} --trial ID";
        yield return $"sql \"select * from {ViewOf(laws)} where sweep_id = id_of('{sweep.Name}')\"";
        if (figures)
        {
            yield return $"figures {sweep.Name} --out figures";
        }

        yield return "dashboard";
    }

    /// <summary>Returns the view over seeds of the law that most trials test.</summary>
    private static string ViewOf(IEnumerable<LawVerdicts> laws) =>
        laws.MaxBy(static law => law.N) is { } most && Laws.TextOf(most.Law) is { } text ? text.View : Laws.Counts.View;
}
