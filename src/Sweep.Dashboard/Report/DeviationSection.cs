using Sweep.Storage.Reports;
using Sweep.Theory.Sweeps;
using static Sweep.Dashboard.Report.ReportWords;

namespace Sweep.Dashboard.Report;

/// <summary>Every kind of trial that differs from its prediction, and the commands that run them again.</summary>
internal static class DeviationSection
{
    public static IEnumerable<Block> Of(ReportContents report)
    {
        if (report.Deviations.Count == 0)
        {
            yield return new Paragraph(Prose.Plain("None: no trial is refuted, inconclusive, short of a possible count, or failed."));
            yield break;
        }

        var varying = PointWords.Varying([.. report.Deviations.Select(static trial => trial.Canonical)]);
        yield return new ReportTable(
            Prose.Plain($"Trials that did not come out as predicted: {Kinds(report)}. Values that these trials share are left out."),
            [new("Trial", Number: true), new("Id"), new("Outcome"), new("Why", Wide: true), new("Grid point", Wide: true)],
            [.. report.Deviations.Select(trial => Row(trial, varying))]);
        var rerun = $"{report.Sweep.Name}-again";
        yield return new Paragraph(
            Prose.Code($"sweep show {report.Sweep.Name} --trial ID") + Prose.Plain(" shows everything about one of them. To measure them again, save the file below, keep the grids that you want, and type ")
            + Prose.Code($"sweep run {Short(rerun)}.yaml --fresh") + Prose.Plain(". Failed trials are measured again by ") + Prose.Code($"sweep retry {report.Sweep.Name}")
            + Prose.Plain("."));
        yield return new Folded(
            "Sweep file of these trials",
            [new Listing(PointFile.Of(Short(rerun), report.Deviations.Select(static trial => ($"trial {trial.Ordinal}", trial.Canonical))))]);
    }

    /// <summary>A sweep's name has at most 80 letters.</summary>
    private static string Short(string name) => name.Length <= 80 ? name : name[^80..];

    private static string Kinds(ReportContents report) => string.Join(", ", report.Deviations.GroupBy(static trial => trial.Kind).Select(static kind =>
    {
        var (shown, inAll) = (kind.Count(), kind.First().OfKind);
        return $"{Whole(inAll)} {kind.Key.Replace('_', ' ')}{(shown < inAll ? $" (the first {Whole(shown)} are listed)" : "")}";
    }));

    private static IReadOnlyList<Prose> Row(Deviation trial, IReadOnlyList<string> varying) =>
    [
        Prose.Plain(Whole(trial.Ordinal)), Prose.Code(trial.Trial.ToString("N")[..8]), Prose.Verdict(trial.Kind), Prose.Plain(trial.Reason),
        Prose.Plain(PointWords.Of(trial.Canonical, varying)),
    ];
}
