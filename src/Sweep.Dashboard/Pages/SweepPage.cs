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

    /// <param name="failedControls">What did not come out as it must; empty: the verdicts count.</param>
    /// <param name="pictures">Those of the trials on this page.</param>
    /// <param name="from">Ordinal of the first trial that was asked for.</param>
    public static Html Render(
        SweepSummary sweep, IReadOnlyList<string> failedControls, IReadOnlyList<LawVerdicts> laws, IReadOnlyList<TrialLine> trials, IReadOnlyList<FigurePoint> pictures,
        long from) => Layout.Page(sweep.Name, Html.Of($"""
        {Controls(failedControls)}<p>{sweep.Question}</p>
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
        {Pictures(trials, pictures)}{Pager(sweep.Name, trials, from)}
        """));

    private static string Coverage(Coverage coverage) =>
        $"{coverage.Planned} planned = {coverage.Succeeded} succeeded + {coverage.Infeasible} infeasible + {coverage.Failed} failed + {coverage.Cancelled} cancelled + {coverage.Missing} missing";

    private static Html Controls(IReadOnlyList<string> failed) => failed.Count == 0 ? default : Html.Of($"""
        <p class="failed" role="alert">Controls failed: {string.Join("; ", failed)}. No verdict of this sweep counts.</p>

        """);

    private static Html Pictures(IReadOnlyList<TrialLine> trials, IReadOnlyList<FigurePoint> pictures)
    {
        var lines = trials.ToDictionary(static trial => trial.Id);
        return pictures.Count == 0 ? default : Html.Of($"""
            <h2>Pictures</h2>
            <div class="pictures">
            {Html.Join(pictures, picture => Picture(picture, lines[picture.Trial]))}</div>

            """);
    }

    private static Html Picture(FigurePoint picture, TrialLine trial)
    {
        var address = $"/artifacts/{picture.Artifact}.png";
        var caption = $"{trial.Id.ToString("N")[..8]}: {trial.Verdict?.Replace('_', ' ')}; {trial.Reason}";
        return Html.Of($"""
            <figure><a href="{address}"><img src="{address}" alt="Trial {caption}" loading="lazy"></a><figcaption>{caption}</figcaption></figure>

            """);
    }

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
