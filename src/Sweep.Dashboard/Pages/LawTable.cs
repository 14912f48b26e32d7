using Sweep.Dashboard.Site;
using Sweep.Storage.Reading;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Dashboard.Pages;

/// <summary>The verdicts of a sweep, one row for each law that it tests.</summary>
internal static class LawTable
{
    private static readonly Verdict[] Verdicts = Enum.GetValues<Verdict>();

    public static Html Of(IReadOnlyList<LawVerdicts> laws) => laws.Count == 0
        ? Html.Of($"<p class=\"empty\">Nothing has been measured yet.</p>")
        : TableCells.Table(
            "Measured trials by law and verdict. Over seeds: configurations that are confirmed, of those with a prediction; for counts and for possible separations one seed is enough, elsewhere all conclusive seeds must agree and be at least half of the planned ones",
            [
                TableCells.Heading("Law"), TableCells.NumberHeading("Trials"),
                .. Verdicts.Select(static verdict => TableCells.NumberHeading(Chips.Words(ChoiceText.Of(verdict)))),
                TableCells.NumberHeading("Over seeds"),
            ],
            Html.Join(laws, Row),
            kind: "");

    private static Html Row(LawVerdicts law) => Html.Of($"""
        <tr data-key="{law.Law}"><th scope="row">{law.Law}</th>{TableCells.Number(law.N)}{Html.Join(Verdicts, verdict => Cell(law, verdict))}{TableCells.Number(OverSeeds(law))}</tr>

        """);

    private static Html Cell(LawVerdicts law, Verdict verdict) =>
        verdict == Verdict.Refuted ? TableCells.Alarm(law.Trials.Of(verdict), "refuted") : TableCells.Alarm(law.Trials.Of(verdict), "");

    private static string OverSeeds(LawVerdicts law)
    {
        var predicted = law.NConfigurations - law.Configurations.NotPredicted;
        return predicted == 0 ? "" : $"{Digits.Count(law.Configurations.Confirmed)} of {Digits.Count(predicted)}";
    }
}

/// <summary>Why trials are not confirmed, the most frequent cause first.</summary>
internal static class CauseTable
{
    public static Html Of(VerdictCauses causes) => causes.Largest.Count == 0 ? default : Html.Of($"""
        {TableCells.Table(
            "Measured trials that are not confirmed, by cause",
            [TableCells.NumberHeading("Trials"), TableCells.Heading("Verdict"), TableCells.Heading("Cause")],
            Html.Join(causes.Largest, Row),
            kind: "")}{(causes.More is { } more ? Html.Of($"<p class=\"quiet\">{Sentence.Of(more)}</p>\n") : default)}
        """);

    private static Html Row(VerdictCause group) => Html.Of($"""
        <tr data-key="{group.Line}">{TableCells.Number(group.N)}<td>{Chips.Verdict(ChoiceText.Of(group.Verdict))}</td><td class="why">{group.Words}</td></tr>

        """);
}
