using System.Globalization;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;

namespace Sweep.Learning.Packets;

/// <summary>Lists for each law the prediction, the packet's measurement, and the replay's.</summary>
internal static class MeasuredLines
{
    public static IEnumerable<ComparedLine> Of(Prediction prediction, Measurement then, Measurement now)
    {
        var ofLaws = Laws.All.SelectMany(law => law.Evidence.Select(static quantity => (quantity, (string?)null)).Prepend((law.Headline, law.Says(prediction[law]))));
        foreach (var (quantity, predicted) in ofLaws.Concat(Quantities.OfNetworks.Select(static quantity => (quantity, (string?)null))))
        {
            var (before, after) = (Text(quantity.Value(then)), Text(quantity.Value(now)));
            if ((before ?? after) is not null)
            {
                yield return new(quantity.Title ?? quantity.Name, predicted, before ?? "not measured", after ?? "not measured", before == after);
            }
        }
    }

    private static string? Text(object? value) => value switch
    {
        bool said => said ? "yes" : "no",
        double number => Comparison.Number(number),
        IReadOnlyList<double> { Count: > 0 } numbers => string.Join(", ", numbers.Select(Comparison.Number)),
        IReadOnlyList<double> or null => null,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
