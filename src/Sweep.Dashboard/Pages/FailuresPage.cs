using Sweep.Dashboard.Charts;
using Sweep.Dashboard.Site;
using Sweep.Storage.Charts;
using Sweep.Storage.Reading;

namespace Sweep.Dashboard.Pages;

/// <summary>The failures of a sweep: attempts by cause and error, with the full trace of one of each kind.</summary>
internal static class FailuresPage
{
    private const int Longest = 100;

    public static Task<Page> ShowAsync(PageRequest request) => PageOfSweep.ShowAsync(request, "Failures", async sweep =>
    {
        var errors = await new AttemptQueries(request.Database).ErrorsAsync(sweep, Longest, request.Aborted);
        return errors.Count == 0
            ? Html.Of($"<p>No attempt of this sweep has failed.</p>")
            : Html.Of($"""
                <p data-summary>{Digits.Count(errors.Sum(static error => error.Attempts))} attempts ended without a measurement, in {Digits.Count(errors.Count)} different ways. A trial fails for good when its attempts for this cause are used up.</p>
                {Causes(errors)}<h2>By cause</h2>
                {ChartBlock.Linked(ChartQueries.Failures(sweep))}<h2>Errors</h2>
                {TableCells.Table("Errors by cause and first line, the most frequent first", Headings, Html.Join(errors, Row))}
                """);
    });

    private static readonly Html[] Headings =
    [
        TableCells.Heading("Cause"), TableCells.NumberHeading("Attempts"), TableCells.NumberHeading("Trials"), TableCells.NumberHeading("Failed for good"),
        TableCells.Heading("Error"), TableCells.Heading("An example"), TableCells.Heading("Latest"),
    ];

    private static Html Causes(IReadOnlyList<ErrorGroup> errors)
    {
        var causes = errors.GroupBy(static error => error.Cause).Select(static group => (Cause: group.Key, Attempts: group.Sum(static error => error.Attempts))).ToList();
        return Html.Of($"<ul class=\"counts\">{Html.Join(causes, static cause => Html.Of($"<li class=\"state\"><b>{Digits.Count(cause.Attempts)}</b> {Chips.Words(cause.Cause)}</li>"))}</ul>\n");
    }

    private static Html Row(ErrorGroup error) => Html.Of($"""
        <tr data-key="{error.Cause}{error.FirstLine}"><th scope="row">{Chips.Words(error.Cause)}</th>{TableCells.Number(error.Attempts)}{TableCells.Number(error.Trials)}{TableCells.Alarm(error.FailedForGood, "failed")}<td class="why">{Trace(error.FirstLine, error.Trace)}<span class="quiet">{string.Join(", ", error.Workers)}</span></td><td>{Links.TrialLink(error.Example)}</td><td>{Digits.Time(error.Latest)}</td></tr>

        """);

    /// <summary>Renders the first line of an error; the rest unfolds.</summary>
    internal static Html Trace(string firstLine, string trace)
    {
        var said = firstLine.Length == 0 ? "no message" : firstLine;
        return trace.Trim().Length <= firstLine.Length
            ? Html.Of($"<div>{said}</div>")
            : Html.Of($"<details><summary>{said}</summary><pre class=\"trace\" tabindex=\"0\">{trace}</pre></details>");
    }

    internal static string FirstLine(string error)
    {
        var line = error.AsSpan().TrimStart();
        var end = line.IndexOfAny('\r', '\n');
        line = end < 0 ? line : line[..end];
        return line.Length > 300 ? $"{line[..300]}…" : line.ToString();
    }
}
