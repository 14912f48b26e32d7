using System.Globalization;
using Sweep.Dashboard.Markup;

namespace Sweep.Dashboard.Pages;

/// <summary>The loss of one training as a small line with its numbers beside it.</summary>
internal static class Loss
{
    private const double Least = 1e-6;

    public static Html Of(IReadOnlyList<double> curve, int? steps)
    {
        if (curve.Count < 2)
        {
            return default;
        }

        var sentence = $"The loss went from {Digits.Of(curve[0])} to {Digits.Of(curve[^1])} in {Digits.Count(steps ?? curve.Count)} steps; logarithmic.";
        return Html.Of($"""
            <h2>Loss</h2>
            <figure class="panel loss"><svg viewBox="0 0 400 100" preserveAspectRatio="none" role="img" aria-label="{sentence}"><polyline points="{Points(curve)}" vector-effect="non-scaling-stroke"/></svg><figcaption>{sentence}</figcaption></figure>
            <details><summary>The numbers</summary>
            {TableCells.Table(
                "Mean loss of equal stretches of the steps",
                [TableCells.NumberHeading("Up to step"), TableCells.NumberHeading("Loss")],
                Html.Join(Enumerable.Range(0, curve.Count), place => Html.Of($"<tr>{TableCells.Number((place + 1L) * (steps ?? curve.Count) / curve.Count)}{TableCells.Number(Digits.Of(curve[place]))}</tr>\n")))}</details>

            """);
    }

    private static string Points(IReadOnlyList<double> curve)
    {
        var logs = curve.Select(static loss => Math.Log10(double.IsFinite(loss) ? Math.Max(Least, loss) : Least)).ToList();
        var (low, high) = (logs.Min(), logs.Max());
        return string.Join(' ', logs.Select((log, place) => string.Create(
            CultureInfo.InvariantCulture, $"{400.0 * place / (logs.Count - 1):0.#},{95 - (90 * (log - low) / Math.Max(1e-9, high - low)):0.#}")));
    }
}
