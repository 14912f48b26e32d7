using Sweep.Storage.Reading;
using static Sweep.Dashboard.Report.ReportWords;

namespace Sweep.Dashboard.Report;

/// <summary>The question, and the answer in a few sentences from the data.</summary>
internal static class Opening
{
    public static IEnumerable<Block> Of(ReportContents report)
    {
        if (report.Sweep.Question.Length > 0)
        {
            yield return new Paragraph(Prose.Strong("Question. ") + Prose.Plain(report.Sweep.Question));
        }

        yield return new Paragraph(Prose.Strong("Answer. ") + Prose.Plain(report.Answer));
        if (report.FailedControls.Count > 0)
        {
            yield return new Notice(
                Prose.Strong("Controls failed. ")
                + Prose.Plain($"{string.Join("; ", report.FailedControls)}. Trials with a known outcome gave another one, so the instruments were broken and no verdict counts."));
        }

        if (!report.IsComplete)
        {
            yield return new Notice(Prose.Strong("Incomplete. ") + Prose.Plain(Missing(report)));
        }

        yield return new Paragraph(Prose.Strong("Result. ") + Prose.Plain($"{Overall(report)} {Coverage(report)}{Laws(report)}{Origin(report)}"));
        if (report.Head.Note.Length > 0)
        {
            yield return new Paragraph(Prose.Strong("Note. ") + Prose.Plain(report.Head.Note));
        }
    }

    private static string Missing(ReportContents report)
    {
        var coverage = report.Coverage;
        var parts = new[] { (coverage.Missing, "not measured yet"), (coverage.Failed, "failed for good"), (coverage.Cancelled, "cancelled") }
            .Where(static part => part.Item1 > 0).Select(static part => $"{Whole(part.Item1)} {part.Item2}");
        var changing = report.DataHash is null ? " The sweep was running while this report was written, so its numbers may be from different moments." : "";
        return $"{Progress(report)} have a measurement{(parts.Any() ? $"; {string.Join(", ", parts)}" : "")}. No law can be called confirmed before all are measured.{changing}";
    }

    private static string Coverage(ReportContents report)
    {
        var coverage = report.Coverage;
        var infeasible = coverage.Infeasible == 0 ? "" : $", of which {Counted(report.Feasible, "is feasible", "are feasible")}";
        var measured = report.IsComplete ? "all of these were measured" : $"{Whole(coverage.Succeeded)} were measured";
        return $"The sweep has {Counted(coverage.Planned, "trial")}{infeasible}; {measured}, on {Counted(report.Sweep.Trainings, "network")}.";
    }

    private static string Laws(ReportContents report) => report.Laws.Count == 0
        ? ""
        : $" It tests {string.Join("; ", report.Laws.Select(law => $"{law.Law} ({Outcome(law, report)})"))}.";

    private static string Origin(ReportContents report) => report.Surroundings.Sum(static surroundings => surroundings.TakenOver) is > 0 and var taken
        ? $" {Counted(taken, "measurement was", "measurements were")} taken over from earlier sweeps of the same points."
        : "";
}
