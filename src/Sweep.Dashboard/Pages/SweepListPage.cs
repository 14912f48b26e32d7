using Sweep.Dashboard.Site;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;

namespace Sweep.Dashboard.Pages;

/// <summary>All sweeps with the states of their trials; those with refuted trials or failed controls on top.</summary>
internal static class SweepListPage
{
    private static readonly string[] Headings = ["Sweep", "State", "Trials", "Verdicts"];

    public static async Task<Page> ShowAsync(PageRequest request)
    {
        var queries = new SweepQueries(request.Database);
        var sweeps = await queries.ListAsync(request.Aborted).ToListAsync(request.Aborted);
        var broken = await queries.WithFailedControlsAsync(request.Aborted).ToHashSetAsync(cancellationToken: request.Aborted);
        var shown = sweeps.Where(sweep => Fits(sweep, request)).OrderByDescending(sweep => broken.Contains(sweep.Name)).ThenByDescending(static sweep => sweep.Verdicts.Refuted > 0).ToList();
        return new(new("Sweeps") { Section = "sweeps" }, sweeps.Count == 0 ? Empty() : Html.Of($"""
            {Summary(sweeps, broken.Count)}{Filter(request)}{List(shown, broken)}
            """)) { Lives = true };
    }

    private static Html Empty() => Html.Of($"<p data-summary>There are no sweeps yet. <code>sweep run quickstart</code> makes the first one.</p>");

    private static Html Summary(List<SweepSummary> sweeps, int broken)
    {
        var running = sweeps.Count(static sweep => sweep.Seen is { State: SweepState.Running, Interrupted: false });
        var refuted = sweeps.Count(static sweep => sweep.Verdicts.Refuted > 0);
        var interrupted = sweeps.Count(static sweep => sweep.Interrupted);
        string[] others = [.. interrupted == 0 ? Array.Empty<string>() : [$"{interrupted} interrupted"], .. refuted == 0 ? Array.Empty<string>() : [$"{refuted} with refuted trials"], .. broken == 0 ? Array.Empty<string>() : [$"{broken} with failed controls"]];
        return Html.Of($"""
            <p data-summary>{Counted(sweeps.Count, "sweep")}, {string.Join(", ", [$"{running} running", .. others])}. {Fates.Of(sweeps).Sentence}.</p>

            """);
    }

    private static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static bool Fits(SweepSummary sweep, PageRequest request) =>
        (request.Asked("q") is not { } text || sweep.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
            || sweep.Question.Contains(text, StringComparison.OrdinalIgnoreCase) || sweep.Note.Contains(text, StringComparison.OrdinalIgnoreCase))
        && (request.Asked("state") is not { } state || sweep.Seen.Word == state)
        && (request.Asked("tag") is not { } tag || sweep.Tags.Contains(tag));

    private static Html Filter(PageRequest request) => Filters.Form(
        "/",
        "Sweeps",
        (request.Asked("q") ?? request.Asked("state") ?? request.Asked("tag")) is not null,
        Filters.Text("q", "Name, question or note", request.Asked("q"), "window"),
        Filters.Text("tag", "Tag", request.Asked("tag"), "paper", wide: false),
        Filters.Choice("state", "State", request.Asked("state"), SeenState.Words));

    private static Html List(List<SweepSummary> sweeps, HashSet<string> broken) => sweeps.Count == 0
        ? Html.Of($"<p class=\"empty\">No sweep matches the filter.</p>")
        : TableCells.Table("Sweeps, newest first; those with refuted trials or failed controls on top", Headings.Select(TableCells.Heading), Html.Join(sweeps, sweep => Row(sweep, broken.Contains(sweep.Name))), $"{TableCells.Cards} sweeps");

    private static Html Row(SweepSummary sweep, bool broken)
    {
        var warns = broken || sweep.Verdicts.Refuted > 0 ? new Html(" class=\"warns\"") : default;
        var controls = broken ? Html.Of($" <span class=\"state failed\">controls failed</span>") : default;
        return Html.Of($"""
            <tr{warns} data-key="{sweep.Name}"><th scope="row"><a href="{Links.Sweep(sweep.Name)}">{sweep.Name}</a>{controls}<span class="question">{sweep.Question}</span>{Tags(sweep)}</th><td>{Chips.State(sweep.Seen.Word)}</td><td><div class="progress">{FateBar.Of(Fates.Of(sweep))}<span class="said">{Fates.Of(sweep).Beside}</span></div></td><td>{Chips.Counts(Fates.Of(sweep))}</td></tr>

            """);
    }

    internal static Html Tags(SweepSummary sweep) => sweep.Tags.Count == 0 ? default : Html.Of(
        $"<ul class=\"tags\" aria-label=\"Tags\">{Html.Join(sweep.Tags, static tag => Html.Of($"<li><a class=\"tag\" href=\"/?tag={Uri.EscapeDataString(tag)}\">{tag}</a></li>"))}</ul>");
}
