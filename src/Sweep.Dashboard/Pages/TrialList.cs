using Sweep.Dashboard.Site;
using Sweep.Storage.Reading;
using Sweep.Theory;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Dashboard.Pages;

/// <summary>The trials of a sweep page by page, all of them or those that match a filter.</summary>
internal static class TrialList
{
    public const int Longest = 100;

    /// <param name="sample">Grid points from all over the sweep: they show which axes vary.</param>
    public static Html Of(PageRequest request, string sweep, AskedTrials asked, IReadOnlyList<TrialLine> trials, IReadOnlyList<string> sample)
    {
        var grid = GridText.Of(trials.Select(static trial => trial.Canonical).Concat(sample));
        var caption = asked.Filter.IsEmpty ? "Trials in the order of the grid" : "Trials that match the filter, in the order of the grid";
        return Html.Of($"""
            {Filter(sweep, asked, grid)}{(trials.Count == 0 ? Html.Of($"<p class=\"empty\">{(asked.Complaint is null ? "No trial matches the filter." : "The filter cannot be read, so no trial is shown.")}</p>") : Table(caption, trials, grid))}{Pager(request, trials)}
            """);
    }

    private static Html Table(string caption, IReadOnlyList<TrialLine> trials, GridText grid) => TableCells.Table(
        caption,
        [
            TableCells.Heading("Trial"), TableCells.Heading("Grid point"), TableCells.Heading("State"), TableCells.Heading("Verdict"),
            TableCells.NumberHeading("Distinct"), TableCells.NumberHeading("Stitch error"), TableCells.NumberHeading("Jump ratio"), TableCells.Heading("Why"),
        ],
        Html.Join(trials, trial => Row(trial, grid)));

    private static Html Row(TrialLine trial, GridText grid) => Html.Of($"""
        <tr data-key="{trial.Id}"><th scope="row">{Links.TrialLink(trial.Id)}</th><td class="point">{grid.Own(trial.Canonical)}</td><td>{Chips.State(trial.State)}</td><td>{Chips.Verdict(trial.Verdict)}</td>{TableCells.Number(Count(trial))}{TableCells.Number(Digits.Of(trial.StitchErrorMax))}{TableCells.Number(Digits.Of(trial.JumpRatio))}<td class="why">{trial.Reason}</td></tr>

        """);

    private static string Count(TrialLine trial) =>
        trial.MeasuredDistinct is { } measured ? $"{Digits.Count(measured)} of {(trial.PredictedDistinct is { } predicted ? Digits.Count(predicted) : "?")}" : "";

    private static Html Filter(string sweep, AskedTrials asked, GridText grid) => Filters.Form(
        $"{Links.Sweep(sweep)}#trials",
        "Trials",
        !asked.Filter.IsEmpty || asked.Complaint is not null,
        Filters.Text("where", grid.Varying.Count == 0 ? "Axes" : $"Axes: {string.Join(", ", grid.Varying)}", asked.Typed, Example(grid), complaint: asked.Complaint),
        Filters.Choice<Verdict>("verdict", "Verdict", asked.Filter.Verdict),
        Filters.Choice<TrialState>("state", "State", asked.Filter.State));

    private static string Example(GridText grid) => grid.Varying is [var axis, ..] ? $"{axis}={grid.Example(axis)}" : "depth=2";

    // By the last trial shown and not by a page number, because two grids with a common point leave gaps.
    private static Html Pager(PageRequest request, IReadOnlyList<TrialLine> trials)
    {
        var first = request.Asked("from") is null ? default : Html.Of($"<a href=\"{request.With("from", null)}#trials\">First trials</a> ");
        var next = trials.Count == Longest ? Html.Of($"<a rel=\"next\" href=\"{request.With("from", $"{trials[^1].Ordinal + 1}")}#trials\">Next {Longest} trials</a>") : default;
        return Html.Of($"<p class=\"pager\">{first}{next}</p>");
    }
}

/// <summary>The requested filter of a sweep's trials. A complaint about a filter is shown beside its field, with the rest of the page.</summary>
/// <param name="Typed">Text in the field of the axes.</param>
/// <param name="Complaint">Reason why no trial is shown; null: the filter is valid.</param>
internal sealed record AskedTrials(TrialFilter Filter, string? Typed, string? Complaint)
{
    public static AskedTrials Of(PageRequest request)
    {
        var typed = request.Asked("where");
        try
        {
            return new(TrialFilter.Parse(request.Asked("state"), request.Asked("verdict"), typed), typed, null);
        }
        catch (InvalidSweepException wrong)
        {
            return new(TrialFilter.None, typed, Sentence.Of(wrong.Message));
        }
    }

    /// <summary>Refuses axes that no trial has.</summary>
    /// <param name="sample">Grid points from all over the sweep; empty: its axes are not known.</param>
    public AskedTrials Against(IReadOnlyList<string> sample)
    {
        var known = sample.SelectMany(static point => PointText.Values(point)).Select(static value => value.Key).ToHashSet();
        if (Complaint is not null || known.Count == 0 || Filter.Values.FirstOrDefault(value => !known.Contains(value.Key)) is not { Key: { } unknown })
        {
            return this;
        }

        var varying = GridText.Of(sample).Varying;
        return this with { Complaint = $"There is no axis {unknown}{(varying.Count == 0 ? "" : $"; those that vary here are {string.Join(", ", varying)}")}." };
    }
}
