using Sweep.Storage.Reports;
using static Sweep.Dashboard.Report.ReportWords;

namespace Sweep.Dashboard.Report;

/// <summary>The conditions of the measurements, and the repeated measurements.</summary>
internal static class SurroundingsSection
{
    public static IEnumerable<Block> Of(ReportContents report)
    {
        if (report.Surroundings.Count == 0)
        {
            yield return new Paragraph(Prose.Plain("Nothing was measured yet."));
            yield break;
        }

        yield return new ReportTable(
            "Conditions of the measurements. Science: hash of the compiled theory and learning code. Self-test: a convolution compared with float64 at every worker's start.",
            [
                new("Measurements", Number: true), new("Taken over", Number: true), new("Workers", Number: true), new("Device"), new("Libraries"), new("oneDNN"), new("Self-test"),
                new("Threads", Number: true), new("Revision"), new("Science"),
            ],
            [.. report.Surroundings.Select(Row)]);
        yield return new Paragraph(Prose.Plain(Twice(report.Determinism)));
    }

    private static IReadOnlyList<Prose> Row(Surroundings row) =>
    [
        Prose.Plain(Whole(row.Measurements)), Prose.Plain(Whole(row.TakenOver)), Prose.Plain(Whole(row.Workers)), Prose.Plain(row.Device), Prose.Plain(row.Libraries),
        Prose.Plain(row.OneDnn ? "on" : "off"), Prose.Plain(row.SelfTestPassed ? "passed" : "failed"), Prose.Plain(Whole(row.Threads)), Short(row.GitRevision), Short(row.Science),
    ];

    private static Prose Short(string hash) => hash.Length == 0 ? Prose.Plain("not noted") : Prose.Code(hash.Length > 12 ? hash[..12] : hash);

    private static string Twice(Determinism determinism)
    {
        var compared = determinism.LateCompared + determinism.RepeatedCompared;
        var disagreeing = determinism.LateDisagreeing + determinism.RepeatedDisagreeing;
        return compared == 0
            ? "No trial of this sweep was measured twice, so its numbers were not compared with a repetition."
            : $"{Counted(compared, "trial was", "trials were")} measured twice (by a late report or by an earlier sweep); {Whole(disagreeing)} disagree in any bit, "
                + $"{Whole(determinism.Unexplained)} of them under the same code, libraries, device and settings.";
    }
}
