using System.Globalization;
using System.Runtime.CompilerServices;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Declared.Tests;

/// <summary>The worked example of <c>src/README.md</c>: an axis, a quantity and a law, declared beside those of the program.</summary>
internal static class WorkedExample
{
    // An axis: its name, what it influences, how it is read from a grid point and written to it, and as text.
    public static Axis HalfMaps { get; } = new Axis<int>(
        "half_maps", Influence.Network,
        static point => point.Width / 2, static (point, value) => point with { Width = 2 * value },
        static value => value.ToString(CultureInfo.InvariantCulture), static (_, text) => int.Parse(text, CultureInfo.InvariantCulture))
    {
        Absent = "8",
        Title = "Half of the maps",
        Text = "Half of the feature maps at the top level",
        Rule = (static value => value >= 1, "use 1 or more"),
    };

    // A quantity: its column, what it is, and where it lies in a measurement.
    public static Quantity<long?> TwiceCounted { get; } = new(
        "twice_counted", "Twice the number of embeddings", static m => 2 * m.Distinct, static (m, value) => m with { Distinct = value / 2 })
    {
        IsCompared = true,
        Title = "twice counted",
        Chart = new("twice_counted", "Twice the number of embeddings"),
    };

    // A law: its columns, its words, what it predicts, which text a trial tests, and how a measurement is compared with it.
    public static Law Parity { get; } = new("parity")
    {
        Measure = Measures.Separability,
        Predicted = "even",
        Expected = ("an even number", "an odd number"),
        Title = "Parity of the count",
        Text = "Whether the number of embeddings is even",
        Help = "whether the number of embeddings is even",
        Measured = [TwiceCounted],
        View = "parity_validation",
        Texts =
        [
            new(
                "L8 parity", "$N mod 2$", "The number of embeddings is even where the period is.", [], "Another parity refutes it.",
                "an example", "parity_validation"),
        ],
        Predict = static (trial, notes) =>
        {
            notes.Add("even: as the period is");
            return trial.Period.Product() % 2 == 0;
        },
        Row = static (_, _) => "L8 parity",
        Judge = Compare,
    };

    private static Finding? Compare(Trial trial, Prediction prediction, Measurement measurement) => measurement.Distinct is not { } count ? null
        : (count % 2 == 0).Equals(prediction[Parity])
            ? new(Verdict.Confirmed, $"{count} embeddings have the parity that was predicted", "as predicted")
            : new(Verdict.Refuted, $"{count} embeddings have another parity", "another parity");

    /// <summary>Before anything reads the lists.</summary>
    [ModuleInitializer]
    internal static void Declare()
    {
        FurtherAxes.All = [HalfMaps];
        FurtherQuantities.All = [TwiceCounted];
        FurtherLaws.All = [Parity];
    }
}
