using System.Globalization;

namespace Sweep.Dashboard.Site;

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
