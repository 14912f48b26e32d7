using Sweep.Dashboard.Site;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;
using static Sweep.Dashboard.Report.ReportWords;

namespace Sweep.Dashboard.Report;

/// <summary>Shows that the predictions are older than the results, and unchanged.</summary>
internal static class PredictionSection
{
    public static IEnumerable<Block> Of(ReportContents report)
    {
        var audit = report.Predictions;
        if (audit.Records.Count == 0)
        {
            yield return new Notice(Prose.Plain(
                "Nothing was recorded: this sweep was submitted by a version of the program that kept no record of predictions. They were computed at submission, too, but this report cannot show it."));
            yield break;
        }

        if (audit.Complaint is { } complaint)
        {
            yield return new Notice(Prose.Strong("Something is off. ") + Prose.Plain(Sentence.Of(complaint)));
        }

        yield return new ReportTable(
            "Records of predictions. Times are the database's; the first result is the end of the first attempt at one of these trials.",
            [new("From trial", Number: true), new("Trials", Number: true), new("Recorded"), new("First result"), new("Ahead by"), new("SHA-256 then"), new("SHA-256 now")],
            [.. audit.Records.Select(Row)]);
        yield return new Paragraph(Prose.Of(
            "The record is written in the transaction that writes the trials, and a worker gets only trials that are in the database, so no attempt can be older than its record. "
            + "The hash is over place, grid point, predictions, notes and infeasibility of each trial; the view `prediction_audit` computes it again."));
        if (audit.Records.Sum(static record => record.TakenOver) is > 0 and var taken)
        {
            yield return new Paragraph(Prose.Plain(
                $"{Counted(taken, "measurement was", "measurements were")} taken over from earlier sweeps and so older than these records; their predictions are in the records of those sweeps."));
        }

        if (audit.Unrecorded > 0)
        {
            yield return new Paragraph(Prose.Plain($"{Counted(audit.Unrecorded, "trial is", "trials are")} older than the first record: they were submitted by a version that kept none."));
        }
    }

    private static IReadOnlyList<Prose> Row(PredictionRecord record) =>
    [
        Prose.Plain(Whole(record.FirstOrdinal)), Prose.Plain(Whole(record.Trials)), Prose.Plain(Moment(record.RecordedAt)), Prose.Plain(record.FirstResultAt is { } result ? Moment(result) : "none yet"),
        Prose.Plain(record.FirstResultAt is { } first ? record.CameFirst == true ? Time(first - record.RecordedAt) : "not ahead" : "–"), Prose.Code(record.Sha256[..16]),
        record.Unchanged ? Prose.Plain("the same") : Prose.Code(record.Sha256Now[..16]),
    ];
}
