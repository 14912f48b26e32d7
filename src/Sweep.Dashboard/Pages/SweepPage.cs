using System.Globalization;
using Sweep.Dashboard.Markup;
using Sweep.Storage.Queries;

namespace Sweep.Dashboard.Pages;

/// <summary>One sweep: its verdicts by law, and its trials page by page.</summary>
internal static class SweepPage
{
    public const int TrialsOnPage = 100;

    private static readonly string[] LawHeadings = ["Law", "Trials", "Confirmed", "Not reached", "Refuted", "Inconclusive", "Not predicted"];
    private static readonly string[] TrialHeadings = ["Trial", "Grid point", "State", "Verdict", "Distinct", "Stitch error", "Jump ratio", "Why"];

    public static string Address(string name) => $"/sweeps/{Uri.EscapeDataString(name)}";

    public static Html Render(SweepSummary sweep, IReadOnlyList<LawVerdicts> laws, IReadOnlyList<TrialLine> trials, long from) => Layout.Page(sweep.Name, Html.Of($"""
        <p>{sweep.Question}</p>
        <p>{Coverage(sweep.Coverage)}</p>
        <h2>Verdicts</h2>
        <div class="scroll"><table>
        <thead><tr>{Html.Join(LawHeadings, Layout.Heading)}</tr></thead>
        <tbody>
        {Html.Join(laws, Law)}</tbody>
        </table></div>
        <h2>Trials</h2>
        <div class="scroll"><table>
        <thead><tr>{Html.Join(TrialHeadings, Layout.Heading)}</tr></thead>
        <tbody>
        {Html.Join(trials, Trial)}</tbody>
        </table></div>
        {Pager(sweep.Name, trials, from)}
        """));

    private static string Coverage(Coverage coverage) =>
        $"{coverage.Planned} planned = {coverage.Succeeded} succeeded + {coverage.Infeasible} infeasible + {coverage.Failed} failed + {coverage.Cancelled} cancelled + {coverage.Missing} missing";

    private static Html Law(LawVerdicts law) => Html.Of($"""
        <tr><th scope="row">{law.Law}</th>{Layout.Number(law.N)}{SweepListPage.Verdicts(law.Trials)}</tr>

        """);

    private static Html Trial(TrialLine trial) => Html.Of($"""
        <tr><th scope="row">{trial.Id.ToString("N")[..8]}</th><td class="quiet">{trial.Canonical.Replace(";", " ")}</td><td class="{trial.State}">{trial.State}</td><td class="{trial.Verdict}">{trial.Verdict?.Replace('_', ' ')}</td><td>{Count(trial)}</td><td>{Digits(trial.StitchErrorMax)}</td><td>{Digits(trial.JumpRatio)}</td><td>{trial.Reason}</td></tr>

        """);

    private static string Count(TrialLine trial) => trial.MeasuredDistinct is { } measured
        ? string.Create(CultureInfo.InvariantCulture, $"{measured} of {trial.PredictedDistinct?.ToString(CultureInfo.InvariantCulture) ?? "?"}")
        : "";

    private static string Digits(double? value) => value?.ToString("G4", CultureInfo.InvariantCulture) ?? "";

    // By the last trial shown and not by a page number: grids may leave gaps where two of them name the same point.
    private static Html Pager(string name, IReadOnlyList<TrialLine> trials, long from)
    {
        var first = from > 0 ? Html.Of($"<a href=\"{Address(name)}\">First trials</a> ") : default;
        var next = trials.Count == TrialsOnPage ? Html.Of($"<a rel=\"next\" href=\"{Address(name)}?from={trials[^1].Ordinal + 1}\">Next {TrialsOnPage} trials</a>") : default;
        return Html.Of($"<p>{first}{next}</p>");
    }
}
