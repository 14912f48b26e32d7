using Sweep.Dashboard.Site;
using Sweep.Storage.Reading;

namespace Sweep.Dashboard.Pages;

/// <summary>The refuted trials, on top of the page.</summary>
internal static class RefutedTable
{
    // Enough to see a pattern; the filter shows them all.
    public const int Longest = 10;

    /// <param name="sample">Grid points from all over the sweep: they show which axes vary.</param>
    public static Html Of(SweepSummary sweep, IReadOnlyList<RefutedTrial> refuted, IReadOnlyList<string> sample)
    {
        if (refuted.Count == 0)
        {
            return default;
        }

        var grid = GridText.Of(refuted.Select(static trial => trial.Canonical).Concat(sample));
        var all = Html.Of($"<p><a href=\"{Links.Sweep(sweep.Name)}?verdict=refuted#trials\">All {Digits.Count(sweep.Verdicts.Refuted)} refuted trials</a></p>");
        return Html.Of($"""
            <h2 id="refuted">Against the theory, or a fault of this program</h2>
            {TableCells.Table(
                "Refuted trials",
                [TableCells.Heading("Trial"), TableCells.Heading("Grid point"), TableCells.NumberHeading("Measured"), TableCells.NumberHeading("Predicted"), TableCells.Heading("Why")],
                Html.Join(refuted, trial => Row(trial, grid)))}{(sweep.Verdicts.Refuted > refuted.Count ? all : default)}

            """);
    }

    private static Html Row(RefutedTrial trial, GridText grid)
    {
        var (measured, predicted) = Numbers(trial);
        return Html.Of($"""
            <tr data-key="{trial.Trial}"><th scope="row">{Links.TrialLink(trial.Trial)}</th><td class="point">{grid.Own(trial.Canonical)}</td>{TableCells.Number(measured)}{TableCells.Number(predicted)}<td class="why">{trial.Reason}</td></tr>

            """);
    }

    private static (string Measured, string Predicted) Numbers(RefutedTrial trial) => trial switch
    {
        { PredictedDistinct: { } predicted, MeasuredDistinct: { } measured } when measured > predicted => ($"{Digits.Count(measured)}", $"≤ {Digits.Count(predicted)}"),
        { PredictedSeamless: { } seamless, StitchErrorMax: { } error } => ($"stitch error {Digits.Of(error)}", seamless ? "0" : "a seam"),
        { PredictedJump: { } jump, JumpRatio: { } ratio } => ($"jump ratio {Digits.Of(ratio)}", jump ? "a jump" : "no jump"),
        _ => ("", ""),
    };
}
