using Sweep.Theory.Trials;
using Sweep.Dashboard.Markup;
using Sweep.Storage.Queries;

namespace Sweep.Dashboard.Pages;

/// <summary>All sweeps with what became of their trials.</summary>
internal static class SweepListPage
{
    private static readonly string[] Headings =
    [
        "Sweep", "State", "Planned", "Succeeded", "Infeasible", "Failed", "Missing", "Confirmed", "Not reached", "Refuted", "Inconclusive", "Not predicted",
    ];

    public static Html Render(IReadOnlyList<SweepSummary> sweeps) => Layout.Page("Sweeps", sweeps.Count == 0
        ? Html.Of($"<p>There are no sweeps yet. <code>sweep run quickstart</code> makes the first one.</p>")
        : Html.Of($"""
            <div class="scroll"><table>
            <thead><tr>{Html.Join(Headings, Layout.Heading)}</tr></thead>
            <tbody>
            {Html.Join(sweeps, Row)}</tbody>
            </table></div>
            """));

    private static Html Row(SweepSummary sweep) => Html.Of($"""
        <tr><th scope="row"><a href="{SweepPage.Address(sweep.Name)}">{sweep.Name}</a></th><td>{ChoiceText.Of(sweep.State)}</td>{Coverage(sweep.Coverage)}{Verdicts(sweep.Verdicts)}</tr>

        """);

    private static Html Coverage(Coverage coverage) => Html.Of(
        $"{Layout.Number(coverage.Planned)}{Layout.Number(coverage.Succeeded)}{Layout.Number(coverage.Infeasible)}{Layout.Alarm(coverage.Failed, "failed")}{Layout.Number(coverage.Missing)}");

    internal static Html Verdicts(VerdictCounts verdicts) => Html.Of(
        $"{Layout.Number(verdicts.Confirmed)}{Layout.Number(verdicts.NotReached)}{Layout.Alarm(verdicts.Refuted, "refuted")}{Layout.Number(verdicts.Inconclusive)}{Layout.Number(verdicts.NotPredicted)}");
}
