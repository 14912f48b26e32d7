using static Sweep.Dashboard.Report.ReportWords;

namespace Sweep.Dashboard.Report;

/// <summary>The sweep file, the commands that run it again, and the origin of this report.</summary>
internal static class Closing
{
    public static IEnumerable<Block> File(ReportContents report)
    {
        yield return report.Head.FileText.Trim().Length == 0
            ? new Paragraph(Prose.Plain("The sweep was submitted without a file."))
            : new Listing(report.Head.FileText);
    }

    public static IEnumerable<Block> Rerun(ReportContents report)
    {
        var name = report.Sweep.Name;
        yield return new Paragraph(
            Prose.Plain("Save the sweep file above as ") + Prose.Code($"{name}.yaml") + Prose.Plain(". The first line writes the predictions without running anything, the second measures every trial again and prints the verdicts, the third writes this report."));
        yield return new Listing($"sweep predict {name}.yaml\nsweep run {name}.yaml --fresh\nsweep report {name} --out {name}-report.html\n");
        yield return new Paragraph(
            Prose.Plain("In a database that has the sweep already, give the file another ") + Prose.Code("name") + Prose.Plain(". The data of this report are read by ")
            + Prose.Code($"sweep results {name} --format csv") + Prose.Plain(" and by ") + Prose.Code($"sweep sql \"select * from trial_results where sweep_id = id_of('{name}')\"") + Prose.Plain("."));
    }

    public static IEnumerable<Block> Origin(ReportContents report)
    {
        yield return new Facts(
        [
            ("Sweep", Prose.Plain(report.Sweep.Name)),
            .. report.Head.Tags.Count == 0 ? Array.Empty<(string, Prose)>() : [("Tags", Prose.Plain(string.Join(", ", report.Head.Tags)))],
            ("Submitted", Prose.Plain(Moment(report.Sweep.Created))),
            .. report.Head.FirstAttempt is { } first && report.Head.LastAttempt is { } last ? new[] { ("Measured", Prose.Plain($"{Moment(first)} to {Moment(last)}, by the workers' clocks")) } : [],
            ("Limits", Prose.Plain($"{Counted(report.Head.MaxAttempts, "attempt")} a trial{(report.Head.TrialTimeout is { } limit ? $", {Time(limit)} each" : "")}{(report.Head.Fresh ? "; every trial measured again" : "")}")),
            ("Written", Prose.Plain($"{Moment(report.WrittenAt)} by sweep {report.ProgramVersion}")),
            ("Data, SHA-256", report.DataHash is { } hash ? Prose.Code(hash) : Prose.Plain("none, because the sweep was running while this was written")),
        ]);
    }
}
