using System.Globalization;
using Sweep.Storage.Queries;
using Sweep.Theory.Trials;
using Sweep.Theory.Verdicts;

namespace Sweep.Dashboard.Markup;

/// <summary>What became of the planned trials of a sweep, as a bar: its verdicts, the controls, which do not count, then what failed or cannot run, and blank what is missing.</summary>
internal static class FateBar
{
    public static Html Of(SweepSummary sweep)
    {
        var coverage = sweep.Coverage;
        (string Kind, long Count)[] parts =
        [
            .. Enum.GetValues<Verdict>().Select(verdict => (ChoiceText.Of(verdict), sweep.Verdicts.Of(verdict))),
            ("controls", Math.Max(0, coverage.Succeeded - Enum.GetValues<Verdict>().Sum(sweep.Verdicts.Of))),
            ("failed", coverage.Failed), ("cancelled", coverage.Cancelled), ("infeasible", coverage.Infeasible),
        ];
        var planned = Math.Max(1, coverage.Planned);
        List<Html> bars = [];
        double from = 0;
        foreach (var (kind, count) in parts.Where(static part => part.Count > 0))
        {
            // What there is must be seen, be it one trial of a million.
            var width = Math.Max(0.8, 100.0 * count / planned);
            bars.Add(Html.Of($"<rect class=\"{kind}\" x=\"{Percent(from)}\" width=\"{Percent(width)}\" height=\"100%\"><title>{Digits.Count(count)} {Chips.Words(kind)}</title></rect>"));
            from += width;
        }

        return Html.Of($"<svg class=\"fate\" role=\"img\" aria-label=\"{Sentence(sweep)}\">{Html.Join(bars, static bar => bar)}</svg>");
    }

    /// <summary>How far the sweep is: everything with a final state is done.</summary>
    public static string Sentence(SweepSummary sweep)
    {
        var coverage = sweep.Coverage;
        var refuted = sweep.Verdicts.Refuted == 0 ? "nothing refuted" : $"{Digits.Count(sweep.Verdicts.Refuted)} refuted";
        var failed = coverage.Failed == 0 ? "" : $", {Digits.Count(coverage.Failed)} failed";
        return $"{Digits.Count(coverage.Planned - coverage.Missing)} of {Digits.Count(coverage.Planned)} trials done, {refuted}{failed}";
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share:0.###}%");
}
