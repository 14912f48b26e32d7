using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;

namespace Sweep.Cli.Sweeps;

/// <summary>The columns of <c>sweep list</c> for programs: none is ever renamed or moved, and new ones come last.</summary>
internal static class SweepColumns
{
    public static IReadOnlyList<RowColumn<SweepSummary>> All { get; } =
    [
        new("sweep", static sweep => sweep.Name),
        new("state", static sweep => sweep.Seen.Word),
        new("created", static sweep => sweep.Created),
        new("planned", static sweep => sweep.Coverage.Planned),
        new("succeeded", static sweep => sweep.Coverage.Succeeded),
        new("infeasible", static sweep => sweep.Coverage.Infeasible),
        new("failed", static sweep => sweep.Coverage.Failed),
        new("missing", static sweep => sweep.Coverage.Missing),
        new("confirmed", static sweep => sweep.Verdicts.Confirmed),
        new("not_reached", static sweep => sweep.Verdicts.NotReached),
        new("refuted", static sweep => sweep.Verdicts.Refuted),
        new("inconclusive", static sweep => sweep.Verdicts.Inconclusive),
        new("not_predicted", static sweep => sweep.Verdicts.NotPredicted),
        new("priority", static sweep => sweep.Priority),
        new("cancelled", static sweep => sweep.Coverage.Cancelled),
        new("finalized", static sweep => sweep.Finalized),
        new("trainings", static sweep => sweep.Trainings),
        new("question", static sweep => sweep.Question),
        new("note", static sweep => sweep.Note),
        new("tags", static sweep => sweep.Tags),
    ];
}
