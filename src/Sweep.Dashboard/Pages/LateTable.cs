using Sweep.Dashboard.Site;
using Sweep.Storage.Reading;

namespace Sweep.Dashboard.Pages;

/// <summary>Measurements that arrived after the trial was final, compared with the accepted one: a free test of reproducibility.</summary>
internal static class LateTable
{
    private static readonly Html[] Headings =
        [TableCells.Heading("Came"), TableCells.Heading("Worker"), TableCells.Heading("Device"), TableCells.Heading("Verdict"), TableCells.Heading("Compared with the accepted one")];

    public static Html Of(IReadOnlyList<LateMeasurement> late) => late.Count == 0 ? default : Html.Of($"""
        <h2>Late measurements</h2>
        {TableCells.Table("Reports that arrived after the trial was final; they do not count, but should show the same numbers", Headings, Html.Join(late, Row))}
        """);

    private static Html Row(LateMeasurement late) => Html.Of($"""
        <tr data-key="{late.Attempt}"><th scope="row">{Digits.Time(late.Received)}</th><td>{late.Worker}</td><td>{late.Device}</td><td>{Chips.Verdict(late.Verdict)}</td>{Compared(late.Differing)}</tr>

        """);

    private static Html Compared(IReadOnlyList<string>? differing) => differing switch
    {
        null => Html.Of($"<td>there is none: the trial had ended without a measurement</td>"),
        [] => Html.Of($"<td>equal to the last bit</td>"),
        _ => Html.Of($"<td class=\"alarm\">differs in {string.Join(", ", differing.Select(Chips.Words))}</td>"),
    };
}
