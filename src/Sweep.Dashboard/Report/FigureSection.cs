using Sweep.Storage.Reports;
using static Sweep.Dashboard.Report.ReportWords;

namespace Sweep.Dashboard.Report;

/// <summary>Charts, and one picture for each configuration.</summary>
internal static class FigureSection
{
    public static IEnumerable<Block> Charts(ReportContents report)
    {
        if (!report.IsComplete)
        {
            yield return new Notice(Prose.Plain($"The figures show the measurements so far: {Progress(report)}."));
        }

        foreach (var chart in report.Charts)
        {
            yield return chart;
        }
    }

    public static IEnumerable<Block> Pictures(ReportContents report)
    {
        foreach (var (picture, content) in report.Pictures.Zip(report.PictureFiles))
        {
            yield return new Picture(
                $"trial-{picture.Ordinal}.png",
                Prose.Verdict(Verdict(picture.Verdict, report)) + Prose.Plain($" – {picture.Reason}. Trial {picture.Ordinal}: ") + Prose.Plain(PointWords.Of(picture.Canonical, Varying(report)) + "."),
                $"Input, ground truth, embeddings as colours and instances of trial {picture.Ordinal}, {Verdict(picture.Verdict, report)}",
                content);
        }

        var inAll = report.Pictures.Count == 0 ? 0 : report.Pictures[0].InAll;
        if (inAll > report.PictureFiles.Count)
        {
            yield return new Paragraph(
                Prose.Plain($"Shown are {Whole(report.PictureFiles.Count)} of {Counted(inAll, "picture")}, one for each configuration and refuted ones first; ")
                + Prose.Code($"sweep figures {report.Sweep.Name} --out figures") + Prose.Plain(" writes them all."));
        }
    }

    private static IReadOnlyList<string> Varying(ReportContents report) => PointWords.Varying([.. report.Pictures.Select(static picture => picture.Canonical)]);
}
