using System.Globalization;
using Sweep.Storage.Reading;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Dashboard.Site;

/// <summary>Counts the planned trials of one or several sweeps by their outcome. Each trial is counted once.</summary>
internal sealed record Fates(Coverage Coverage, VerdictCounts Verdicts)
{
    public static Fates Of(SweepSummary sweep) => new(sweep.Coverage, sweep.Verdicts);

    public static Fates Of(IReadOnlyCollection<SweepSummary> sweeps) => new(
        new(
            sweeps.Sum(static sweep => sweep.Coverage.Planned), sweeps.Sum(static sweep => sweep.Coverage.Succeeded), sweeps.Sum(static sweep => sweep.Coverage.Failed),
            sweeps.Sum(static sweep => sweep.Coverage.Infeasible), sweeps.Sum(static sweep => sweep.Coverage.Cancelled), sweeps.Sum(static sweep => sweep.Coverage.Missing)),
        new(
            sweeps.Sum(static sweep => sweep.Verdicts.Confirmed), sweeps.Sum(static sweep => sweep.Verdicts.NotReached), sweeps.Sum(static sweep => sweep.Verdicts.Refuted),
            sweeps.Sum(static sweep => sweep.Verdicts.Inconclusive), sweeps.Sum(static sweep => sweep.Verdicts.NotPredicted)));

    /// <summary>Measured trials that test the instruments and not the theory: they have no verdict that counts.</summary>
    public long Controls => Math.Max(0, Coverage.Succeeded - Judged);

    private long Judged => Enum.GetValues<Verdict>().Sum(Verdicts.Of);

    /// <summary>Counts in the order of the bar: verdicts, controls, then failed, cancelled and infeasible trials.</summary>
    public IEnumerable<(string Kind, long Count)> Parts =>
    [
        .. Enum.GetValues<Verdict>().Select(verdict => (ChoiceText.Of(verdict), Verdicts.Of(verdict))),
        ("controls", Controls), ("failed", Coverage.Failed), ("cancelled", Coverage.Cancelled), ("infeasible", Coverage.Infeasible),
    ];

    /// <summary>"5 of 5 trials done: 3 confirmed, 2 controls"; open means not reached or inconclusive. Every trial with a final state is done.</summary>
    public string Sentence => $"{Done} trials done{After(
        (Verdicts.Refuted, "refuted"), (Verdicts.Confirmed, "confirmed"), (Verdicts.NotReached + Verdicts.Inconclusive, "open"), (Verdicts.NotPredicted, "not predicted"),
        (Coverage.Failed, "failed"), (Coverage.Cancelled, "cancelled"), (Coverage.Infeasible, "infeasible"), (Controls, Named(Controls)))}";

    /// <summary>"5 of 5 done: 3 with a verdict, 2 controls", beside the verdicts one by one.</summary>
    public string Beside => $"{Done} done{After(
        (Judged, "with a verdict"), (Coverage.Failed, "failed"), (Coverage.Cancelled, "cancelled"), (Coverage.Infeasible, "infeasible"), (Controls, Named(Controls)))}";

    private string Done => $"{Digits.Count(Coverage.Planned - Coverage.Missing)} of {Digits.Count(Coverage.Planned)}";

    private static string Named(long controls) => controls == 1 ? "control" : "controls";

    private static string After(params IEnumerable<(long Count, string Word)> parts)
    {
        var some = parts.Where(static part => part.Count > 0).Select(static part => $"{Digits.Count(part.Count)} {part.Word}").ToList();
        return some.Count == 0 ? "" : $": {string.Join(", ", some)}";
    }
}

/// <summary>The planned trials of a sweep as a bar: verdicts, controls, then failed, cancelled and infeasible trials; missing trials are blank.</summary>
internal static class FateBar
{
    public static Html Of(Fates fates)
    {
        var planned = Math.Max(1, fates.Coverage.Planned);
        List<Html> bars = [];
        double from = 0;
        foreach (var (kind, count) in fates.Parts.Where(static part => part.Count > 0))
        {
            // Each part must be visible, even one trial of a million.
            var width = Math.Max(0.8, 100.0 * count / planned);
            bars.Add(Html.Of($"<rect class=\"{kind}\" x=\"{Percent(from)}\" width=\"{Percent(width)}\" height=\"100%\"><title>{Digits.Count(count)} {Chips.Words(kind)}</title></rect>"));
            from += width;
        }

        return Html.Of($"<svg class=\"fate\" role=\"img\" aria-label=\"{fates.Sentence}\">{Html.Join(bars, static bar => bar)}</svg>");
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share:0.###}%");
}
