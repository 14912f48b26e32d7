using Sweep.Dashboard.Site;
using Sweep.Storage.Reading;
using Sweep.Theory.Points;

namespace Sweep.Dashboard.Pages;

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
