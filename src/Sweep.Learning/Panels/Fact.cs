using System.Globalization;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;

namespace Sweep.Learning.Panels;

/// <summary>One measured number of a trial, with the prediction if a law has one.</summary>
internal sealed record Fact(string Name, string Value, string Note)
{
    /// <summary>Returns the facts that were measured.</summary>
    public static IReadOnlyList<Fact> Of(Measurement measured, Prediction prediction) => [.. All(measured, prediction)];

    private static IEnumerable<Fact> All(Measurement measured, Prediction prediction)
    {
        if (measured.Dead)
        {
            yield return new("network", "dead", "nothing but the head's bias");
        }

        foreach (var law in Laws.All)
        {
            if (law.Headline.Value(measured) is { } value)
            {
                yield return new(law.Headline.Caption!, Text(value), Predicted(law, prediction));
            }
        }

        foreach (var quantity in Quantities.All.Where(static quantity => quantity.Beside is not null))
        {
            if (quantity.Value(measured) is { } value)
            {
                yield return new(quantity.Caption!, Text(value), quantity.Beside!(measured));
            }
        }
    }

    private static string Predicted(Law law, Prediction prediction) => law.Says(prediction[law]) is { } expected ? $"predicted {expected}"
        : law.IsCount ? $"bound {Text(prediction.Bound)}" : "";

    private static string Text(object value) => value switch
    {
        bool said => said ? "yes" : "no",
        double number => Number(number),
        _ => string.Format(CultureInfo.InvariantCulture, "{0:N0}", value),
    };

    /// <summary>Returns three digits, also of a small number.</summary>
    private static string Number(double number) => Math.Abs(number) is > 0 and < 0.001 or >= 10000
        ? number.ToString("0.0e-0", CultureInfo.InvariantCulture)
        : number.ToString(Math.Abs(number) >= 10 ? "0.0" : "0.###", CultureInfo.InvariantCulture);
}
