using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Lawbook;

/// <summary>Predictions for which the largest value over the seeds counts, and not every seed.</summary>
public enum Capacity
{
    /// <summary>The law holds for every network: one seed that does not reach the prediction decides against it.</summary>
    Never,

    /// <summary>A prediction that something is possible is confirmed by one seed that shows it.</summary>
    WherePossible,

    /// <summary>The prediction is a largest number, and the largest over the seeds is compared with it.</summary>
    Always,
}

/// <summary>
/// A law of the theory: its prediction for a trial, the comparison of a measurement with it, and its names in tables, pages and reports.
/// </summary>
/// <param name="Key">Its name in code and in reasons, and the stem of the columns <c>KEY_verdict</c> and <c>KEY_law</c>.</param>
public sealed record Law(string Key)
{
    /// <summary>The measure in a sweep file that tests the law.</summary>
    public required Measures Measure { get; init; }

    /// <summary>The column of its prediction without <c>predicted_</c>, and its name in packets.</summary>
    public required string Predicted { get; init; }

    /// <summary>Its name in the notes of predictions and in <c>sweep predict</c>.</summary>
    public string Note { get => field ?? Predicted; init; }

    /// <summary>The comment of the column: the meaning of the prediction and of null.</summary>
    public required string Text { get; init; }

    /// <summary>The prediction in the help of <c>sweep predict</c>.</summary>
    public required string Help { get; init; }

    /// <summary>True for a prediction that is a largest number; false for one that is true or false.</summary>
    public bool IsCount { get; init; }

    /// <summary>Its heading on the page of a trial.</summary>
    public required string Title { get; init; }

    /// <summary>The expected measurement in words, if the prediction is true and if it is false.</summary>
    public (string IfTrue, string IfFalse) Expected { get; init; }

    public Capacity Capacity { get; init; }

    /// <summary>Its quantities, the number that is compared with the prediction first, then those that show where it holds.</summary>
    public required IReadOnlyList<Quantity> Measured { get; init; }

    /// <summary>Further numbers that decide whether its premises hold.</summary>
    public IReadOnlyList<Quantity> Evidence { get; init; } = [];

    /// <summary>The law in words, one text for each row that a table of verdicts can have.</summary>
    public required IReadOnlyList<LawText> Texts { get; init; }

    /// <summary>The view over the seeds that has a row for each configuration that tests the law, with the columns <c>law</c> and <c>verdict</c>.</summary>
    public required string View { get; init; }

    /// <summary>Returns a long, a bool, or null where the law does not apply; adds a sentence that says why.</summary>
    public required Func<Trial, List<string>, object?> Predict { get; init; }

    /// <summary>Returns the name of the text that a trial with this prediction tests; null: it tests none of them.</summary>
    public required Func<Trial, Prediction, string?> Row { get; init; }

    /// <summary>Compares a measurement with the prediction; null: nothing was measured that the law predicts.</summary>
    public required Func<Trial, Prediction, Measurement, Finding?> Judge { get; init; }

    /// <summary>The column of its verdict.</summary>
    public string VerdictColumn => $"{Key}_verdict";

    /// <summary>The column of its prediction.</summary>
    public string PredictionColumn => $"predicted_{Predicted}";

    /// <summary>The column with the name of the text that a trial tests.</summary>
    public string RowColumn => $"{Key}_law";

    /// <summary>The number that is compared with the prediction.</summary>
    public Quantity Headline => Measured[0];

    /// <summary>Returns the name of the text that a trial tests; null: it is not asked for, or the trial has nothing to test it by.</summary>
    public string? TestedBy(Trial trial, Prediction prediction) => trial.Point.Measure.HasFlag(Measure) ? Row(trial, prediction) : null;

    /// <summary>Returns in words what a prediction expects, such as "at most 16"; null: nothing.</summary>
    public string? Says(object? prediction) => prediction switch
    {
        null => null,
        bool expected => expected ? Expected.IfTrue : Expected.IfFalse,
        var most => FormattableString.Invariant($"at most {most}"),
    };

    /// <inheritdoc/>
    public override string ToString() => Key;
}

/// <summary>
/// A law in words, for reports and pages. Formulas stand between dollars, with <c>_{...}</c> for what is below the line and <c>^{...}</c> for
/// what is above it; code stands between backticks.
/// </summary>
/// <param name="Name">As the verdict table calls it, such as <c>L2 exact count</c>.</param>
/// <param name="Formula">What the measurement is compared with.</param>
/// <param name="Statement">The same in a sentence.</param>
/// <param name="Premises">Conditions of the law, one sentence each; where one fails nothing is predicted.</param>
/// <param name="Test">What a measurement must show to confirm it, and what refutes it.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="View">The view over the seeds that shows it.</param>
public sealed record LawText(string Name, string Formula, string Statement, IReadOnlyList<string> Premises, string Test, string Source, string View);
