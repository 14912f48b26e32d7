using Sweep.Benchmarks.Results;
using Sweep.Synthetic;

namespace Sweep.Benchmarks.Pages;

/// <summary>What was measured on a database of one size.</summary>
internal sealed record PagesOutcome(int Trials, IReadOnlyList<Timing> Timings, IReadOnlyList<PageVisit> Visits, string ServerVersion);

/// <summary>The tables over the sizes.</summary>
internal sealed class PagesTables(IReadOnlyList<PagesOutcome> outcomes)
{
    private string[] Sizes => [.. outcomes.Select(static outcome => $"{Figures.Whole(outcome.Trials)} trials")];

    public (string, ResultTable) Visits() => (
        "Milliseconds from the address to the first paint in Chromium, and until the last data of all charts are there:",
        new(
            ["page", .. outcomes.SelectMany(static outcome => new[] { $"{Figures.Whole(outcome.Trials)}: paint", $"{Figures.Whole(outcome.Trials)}: all data" })],
            [
                .. outcomes[0].Visits.Select(visit => (IReadOnlyList<string>)
                [
                    visit.Page,
                    .. outcomes.SelectMany(outcome => outcome.Visits.Where(one => one.Page == visit.Page))
                        .SelectMany(static one => new[] { Figures.Short(one.Paint), Figures.Short(one.AllData) }),
                ]),
            ]));

    public (string, ResultTable) Queries() => (
        $"Milliseconds of each query, the slowest at {Sizes[^1]} first; the small sweep has 3,000 trials beside the large one:",
        new(
            ["query", .. Sizes],
            [
                .. outcomes[^1].Timings.OrderByDescending(static timing => timing.Milliseconds).Select(timing => (IReadOnlyList<string>)
                [
                    timing.Query,
                    .. outcomes.Select(outcome => Figures.Short(outcome.Timings.Single(one => one.Query == timing.Query).Milliseconds)),
                ]),
            ]));
}
