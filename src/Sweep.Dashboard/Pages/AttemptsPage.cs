using System.Globalization;
using Sweep.Dashboard.Charts;
using Sweep.Dashboard.Site;
using Sweep.Storage.Charts;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;

namespace Sweep.Dashboard.Pages;

/// <summary>The attempts of a sweep with worker and time, newest first.</summary>
internal static class AttemptsPage
{
    private const int Longest = 100;

    private static readonly Html[] Headings =
    [
        TableCells.Heading("Started"), TableCells.Heading("Trial"), TableCells.Heading("Grid point"), TableCells.Heading("Worker"), TableCells.NumberHeading("Took"),
        TableCells.Heading("Outcome"), TableCells.Heading("Error"),
    ];

    public static Task<Page> ShowAsync(PageRequest request) => PageOfSweep.ShowAsync(request, "Attempts", async sweep =>
    {
        var failed = request.Asked("outcome") == "failed";
        var worker = request.Asked("worker");
        var attempts = await new AttemptQueries(request.Database).PageAsync(sweep, Moment(request.Asked("before")), failed, worker, Longest, request.Aborted);
        var sample = await new TrialPages(request.Database).SampleAsync(sweep, request.Aborted);
        var grid = GridText.Of(attempts.Select(static attempt => attempt.Canonical).Concat(sample));
        return Html.Of($"""
            <h2>By worker</h2>
            {ChartBlock.Linked(ChartQueries.AttemptTimeline(sweep))}<h2>One by one</h2>
            {Filter(request, failed, worker)}{(attempts.Count == 0 ? Html.Of($"<p class=\"empty\">There is no such attempt.</p>") : TableCells.Table("Attempts, newest first", Headings, Html.Join(attempts, attempt => Row(attempt, grid))))}{Pager(request, attempts)}
            """);
    });

    private static Html Filter(PageRequest request, bool failed, string? worker) => Filters.Form(
        request.Path,
        "Attempts",
        failed || worker is not null,
        Filters.Text("worker", "Worker", worker, "its whole name"),
        Filters.Choice("outcome", "Outcome", failed ? "failed" : null, ["failed"]));

    private static Html Row(AttemptLine attempt, GridText grid) => Html.Of($"""
        <tr data-key="{attempt.Id}"><th scope="row">{Digits.Time(attempt.Started)}</th><td>{Links.TrialLink(attempt.Trial)}</td><td class="point">{grid.Own(attempt.Canonical)}</td><td>{attempt.Worker}</td>{TableCells.Number(Took(attempt.Started, attempt.Ended))}<td>{Outcome(attempt.Cause, attempt.Accepted)}</td><td class="why">{(attempt.Error is { } error ? FailuresPage.Trace(FailuresPage.FirstLine(error), error) : default)}</td></tr>

        """);

    internal static string Took(DateTimeOffset started, DateTimeOffset ended) => Digits.Duration((ended - started).TotalMilliseconds);

    internal static Html Outcome(string? cause, bool accepted) =>
        cause is not null ? Html.Of($"<span class=\"state failed\">{Chips.Words(cause)}</span>") : Html.Of($"<span class=\"state\">{(accepted ? "measured" : "came late")}</span>");

    private static Html Pager(PageRequest request, IReadOnlyList<AttemptLine> attempts)
    {
        var newest = request.Asked("before") is null ? default : Html.Of($"<a href=\"{request.With("before", null)}\">Newest attempts</a> ");
        var next = attempts.Count == Longest ? Html.Of($"<a rel=\"next\" href=\"{request.With("before", attempts[^1].Started.ToString("O", CultureInfo.InvariantCulture))}\">Earlier attempts</a>") : default;
        return Html.Of($"<p class=\"pager\">{newest}{next}</p>");
    }

    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}

/// <summary>The common part of the pages below a sweep's page.</summary>
internal static class PageOfSweep
{
    /// <summary>Shows the page with a link back to its sweep, if the sweep exists.</summary>
    public static async Task<Page> ShowAsync(PageRequest request, string title, Func<string, Task<Html>> content)
    {
        var name = request.Route("name");
        return await new SweepQueries(request.Database).StateAsync(name, request.Aborted) is not { } state
            ? Page.NotFound($"There is no sweep named {name}.")
            : new(
                new(title) { Section = "sweeps", Crumbs = [new("Sweeps", "/"), new(name, Links.Sweep(name))] },
                await content(name))
            { Lives = !state.State.IsFinal() };
    }
}
