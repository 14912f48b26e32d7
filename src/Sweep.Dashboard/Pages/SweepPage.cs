using Sweep.Dashboard.Charts;
using Sweep.Dashboard.Site;
using Sweep.Storage.Answers;
using Sweep.Storage.Charts;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;

namespace Sweep.Dashboard.Pages;

/// <summary>One sweep: its progress, verdicts by law, refuted trials, charts, and its trials page by page.</summary>
internal static class SweepPage
{
    public static async Task<Page> ShowAsync(PageRequest request)
    {
        var name = request.Route("name");
        if (await new SweepQueries(request.Database).StateAsync(name, request.Aborted) is not { } seen)
        {
            return Page.NotFound($"There is no sweep named {name}.");
        }

        var head = new PageHead(name) { Section = "sweeps", Crumbs = [new("Sweeps", "/")], Beside = Chips.State(seen.Word) };
        return new(head, PartsAsync(request, name, AskedTrials.Of(request), seen.State.IsFinal())) { Lives = !seen.State.IsFinal() };
    }

    private static async IAsyncEnumerable<Html> PartsAsync(PageRequest request, string name, AskedTrials filter, bool isOver)
    {
        // All at once: each query uses its own connection, and none needs the answer of another.
        var queries = new SweepQueries(request.Database);
        var summary = queries.FindAsync(name, request.Aborted).AsTask();
        var controls = queries.FailedControlsAsync(name, request.Aborted).ToListAsync(request.Aborted).AsTask();
        var laws = queries.VerdictsAsync(name, request.Aborted).ToListAsync(request.Aborted).AsTask();
        var causes = queries.CausesAsync(name, request.Aborted);
        var answer = AnswerAsync(request, summary, laws, causes, controls);
        var refuted = queries.RefutedAsync(name, request.Aborted).Take(RefutedTable.Longest).ToListAsync(request.Aborted).AsTask();
        var trials = ReadTrialsAsync(request, name, filter, long.TryParse(request.Asked("from"), out var asked) ? Math.Max(0, asked) : 0);

        // The page of a final sweep does not refresh, so an earlier answer would stay.
        var charts = isOver ? ChartContents.ReadAsync(request.Database, name, request.Aborted) : ChartMemory.Of(request).OfAsync(request, name);
        var all = Task.WhenAll(summary, controls, laws, causes, answer, refuted, trials, charts);
        try
        {
            yield return Controls(await controls);
            var sweep = (await summary)!;
            yield return Html.Of($"{Question(sweep)}{Overview(sweep)}{Jumps(sweep)}");
            yield return Verdicts(await answer, await laws, await causes, RefutedTable.Of(sweep, await refuted, (await trials).Sample));
            yield return Charts(request, name, await charts);
            yield return Trials(request, name, await trials);
        }
        finally
        {
            // No other code observes the failures of the remaining queries.
            await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<string> AnswerAsync(
        PageRequest request, Task<SweepSummary?> sweep, Task<List<LawVerdicts>> laws, Task<VerdictCauses> causes, Task<List<string>> failedControls) =>
        await new AnswerQueries(request.Database).AnswerAsync((await sweep)!, await laws, await causes, (await failedControls).Count > 0, request.Aborted);

    private static Html Verdicts(string answer, IReadOnlyList<LawVerdicts> laws, VerdictCauses causes, Html refuted) => Html.Of($"""
        <h2>Verdicts</h2>
        <p class="answer"><strong>Answer:</strong> {answer}</p>
        {LawTable.Of(laws)}{CauseTable.Of(causes)}{refuted}
        """);

    private static Html Charts(PageRequest request, string sweep, ChartContents charts) => Html.Of($"""
        <h2 id="charts">Charts</h2>
        {SweepCharts.Render(sweep, charts, request.Asked("x"), request.Asked("y"), request.Asked("measure"))}
        """);

    private static Html Trials(PageRequest request, string sweep, TrialExcerpt trials) => Html.Of($"""
        <h2 id="trials">Trials</h2>
        {TrialList.Of(request, sweep, trials.Asked, trials.Lines, trials.Sample)}{Pictures(trials.Lines, trials.Pictures)}
        """);

    private static async Task<TrialExcerpt> ReadTrialsAsync(
        PageRequest request, string sweep, AskedTrials filter, long from)
    {
        var pages = new TrialPages(request.Database);
        var sample = await pages.SampleAsync(sweep, request.Aborted);
        var asked = filter.Against(sample);
        var lines = asked.Complaint is null ? await pages.ReadAsync(sweep, asked.Filter, from, TrialList.Longest, request.Aborted).ToListAsync(request.Aborted) : [];
        if (lines.Count == 0)
        {
            return new(asked, lines, sample, []);
        }

        var shown = lines.Select(static line => line.Id).ToHashSet();
        var pictures = await new FigureQueries(request.Database).PointsAsync(sweep, lines[0].Ordinal, lines[^1].Ordinal, request.Aborted);
        return new(asked, lines, sample, [.. pictures.Where(picture => shown.Contains(picture.Trial))]);
    }

    internal static Html Controls(IReadOnlyList<string> failed) => failed.Count == 0 ? default : Html.Of($"""
        <p class="alert" role="alert"><strong>Controls failed:</strong> {string.Join("; ", failed)}. No verdict of this sweep counts.</p>

        """);

    private static Html Question(SweepSummary sweep) => Html.Of($"""
        <p>{sweep.Question}</p>
        {(sweep.Note.Length == 0 ? default : Html.Of($"<p class=\"note\">{sweep.Note}</p>\n"))}{SweepListPage.Tags(sweep)}
        """);

    private static Html Overview(SweepSummary sweep)
    {
        var coverage = sweep.Coverage;
        var cancelled = coverage.Cancelled == 0 ? "" : $" + {Digits.Count(coverage.Cancelled)} cancelled";
        return Html.Of($"""
            <div class="overview">
            {Interrupted(sweep)}<p data-summary>{Fates.Of(sweep).Sentence}</p>
            {FateBar.Of(Fates.Of(sweep))}
            {Chips.Counts(Fates.Of(sweep))}
            <p class="quiet">{Digits.Count(coverage.Planned)} planned = {Digits.Count(coverage.Succeeded)} succeeded{Controls(sweep)} + {Digits.Count(coverage.Infeasible)} infeasible + {Digits.Count(coverage.Failed)} failed{cancelled} + {Digits.Count(coverage.Missing)} missing; {Digits.Count(sweep.Trainings)} trainings; submitted {Digits.Time(sweep.Created)}{(sweep.Finalized is null ? default : Html.Of($", ended {Digits.Time(sweep.Finalized)}"))}</p>
            </div>

            """);
    }

    private static Html Interrupted(SweepSummary sweep) => sweep.Interrupted
        ? Html.Of($"<p class=\"quiet\">No process works on it: there is no <code>sweep run</code>, and no node is alive. <code>sweep resume {sweep.Name}</code> continues it.</p>\n")
        : default;

    private static string Controls(SweepSummary sweep) => Fates.Of(sweep).Controls is > 0 and var controls ? $" ({Digits.Count(controls)} of them {(controls == 1 ? "a control" : "controls")})" : "";

    private static Html Jumps(SweepSummary sweep)
    {
        var address = Links.Sweep(sweep.Name);
        return Html.Of($"""
            <nav aria-label="Of this sweep"><ul class="jumps"><li><a href="#charts">Charts</a></li><li><a href="#trials">Trials</a></li><li><a href="{address}/failures">Failures</a></li><li><a href="{address}/attempts">Attempts</a></li></ul></nav>

            """);
    }

    private static Html Pictures(IReadOnlyList<TrialLine> trials, IReadOnlyList<FigurePoint> pictures)
    {
        var lines = trials.ToDictionary(static trial => trial.Id);
        return pictures.Count == 0 ? default : Html.Of($"""
            <h2>Pictures of these trials</h2>
            <div class="pictures">
            {Html.Join(pictures, picture => Picture(picture, lines[picture.Trial]))}</div>

            """);
    }

    private static Html Picture(FigurePoint picture, TrialLine trial)
    {
        var caption = $"{Links.ShortId(trial.Id)}: {Chips.Words(trial.Verdict ?? trial.State)}; {trial.Reason}";
        return Html.Of($"""
            <figure data-key="{picture.Artifact}"><a href="{Links.Trial(trial.Id)}"><img src="/artifacts/{picture.Artifact}.png" alt="Trial {caption}" loading="lazy"></a><figcaption>{caption}</figcaption></figure>

            """);
    }

    private sealed record TrialExcerpt(AskedTrials Asked, IReadOnlyList<TrialLine> Lines, IReadOnlyList<string> Sample, IReadOnlyList<FigurePoint> Pictures);
}
