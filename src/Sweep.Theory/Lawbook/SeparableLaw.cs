using System.Globalization;
using Sweep.Theory.Geometry;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Lawbook;

/// <summary>
/// Whether a user can tell all discs of the evaluated image apart. Without noise or deformation only when as many embeddings are
/// possible as there are discs (L2); with them symmetry no longer forbids it (L7). A "yes" is a possibility, which training must reach.
/// </summary>
internal static class SeparableLaw
{
    public static Law Declared { get; } = new("separable")
    {
        Measure = Measures.Instances, Predicted = "separable", Expected = ("possible", "impossible"), Capacity = Capacity.WherePossible,
        Title = "Objects told apart by a user",
        Text = "Whether symmetry allows to tell all objects of the image apart (laws L2 and L7)",
        Help = "whether symmetry allows to tell all objects of the image apart",
        Measured = [Quantities.Separable, Quantities.FalseSplits, Quantities.Ap50],
        Evidence = [Quantities.ClusteringControl],
        View = "separability_validation",
        Texts = LawTexts.Separability,
        Predict = static (trial, notes) => Predict(trial, notes),
        Row = static (trial, _) => trial.Training is null ? null : Symmetry.IsBroken(trial.Point) ? LawTexts.BrokenSymmetry : LawTexts.Separable,
        Judge = SeparableVerdict.Of,
    };

    private static bool? Predict(Trial trial, List<string> notes)
    {
        var point = trial.Point;
        if (!point.Measure.HasFlag(Measures.Instances) || trial.Training is null || point.Scene != SceneKind.Discs)
        {
            return null;
        }

        if (point.Padding is not (Padding.Valid or Padding.Circular))
        {
            notes.Add($"separable: not predicted, for {ChoiceText.Of(point.Padding)} padding leaks position from the border (L4)");
            return null;
        }

        if (Symmetry.IsBroken(point))
        {
            notes.Add("separable: possible, for noise and deformation break the symmetry between the objects (L7)");
            return true;
        }

        if (CountLaw.Predict(trial, []) is null)
        {
            notes.Add("separable: not predicted, for no count is predicted");
            return null;
        }

        // Predicts for the whole image, with or without tiles: tiles that do not fit separate objects by the tile that they lie in.
        var objects = trial.Evaluation.Objects.Product();
        var embeddings = CountLaw.Seen(trial).Product();
        notes.Add(objects == embeddings
            ? $"separable: possible, for {objects} objects see as many phases (L2)"
            : $"separable: no, for {objects} objects get {embeddings} embeddings at most (L2)");
        return objects == embeddings;
    }
}

/// <summary>L2 and L7 for a user of the embeddings: symmetry forbids to tell objects apart, or merely allows it.</summary>
internal static class SeparableVerdict
{
    public static Finding? Of(Trial trial, Prediction prediction, Measurement measurement) => (prediction.Separable, measurement.Separable) switch
    {
        (null, null) => null,
        (null, { } found) => new(Verdict.NotPredicted, $"{Word(found)}, none predicted{prediction.WhyNot(Laws.Separability)}", "nothing is predicted of instances"),
        (_, null) => Dead.Finding(measurement, "there are no instances to look for")
            ?? new(Verdict.Inconclusive, "instances were not looked for", "instances were not looked for"),
        _ when Blind(trial, measurement) is { } blind => blind,
        (false, true) => new(Verdict.Refuted, "separable where symmetry forbids it", "separable where symmetry forbids it"),
        (false, false) => Powerless(trial, measurement) ?? new(Verdict.Confirmed, "not separable as predicted", "as predicted"),
        (true, true) => new(Verdict.Confirmed, "separable as is possible", "as predicted"),
        (true, false) => Convergence.Untrained(trial, measurement) ?? new(Verdict.NotReached, "not separable where it is possible", "not separable where it is possible"),
    };

    /// <summary>A clustering that merges or splits any input is no evidence about the network, and one object is none about separation.</summary>
    private static Finding? Blind(Trial trial, Measurement measurement) =>
        measurement.ClusteringControl is not { } finds ? new(
            Verdict.Inconclusive, "premise: a clustering that finds what is there, which was not measured", "premise: a clustering that finds what is there, not measured")
        : !finds ? new(
            Verdict.Inconclusive,
            $"premise: a clustering that finds what is there; the mean shift with bandwidth {trial.Point.Bandwidth.ToString(CultureInfo.InvariantCulture)} "
            + "does not find instances that are separable by construction",
            "premise: a clustering that finds instances separable by construction")
        : IsBelowRounding(trial.Point, measurement) ? new(
            Verdict.Inconclusive,
            $"premise: a clustering that merges equal embeddings; the bandwidth {trial.Point.Bandwidth.ToString(CultureInfo.InvariantCulture)} "
            + $"is below the rounding of embeddings that deviate by {Finding.Number(measurement.OutputDeviation ?? double.NaN)}",
            "premise: a bandwidth above rounding")
        : trial.Evaluation.Objects.Product() < 2 ? new(Verdict.Inconclusive, "1 object is too few to be separated", "too few objects, two are needed")
        : null;

    /// <summary>Equal embeddings differ by rounding, and a smaller bandwidth separates them although they are equal by the law.</summary>
    private static bool IsBelowRounding(GridPoint point, Measurement measurement) =>
        point.Bandwidth <= measurement.OutputDeviation * (point.Precision == Precision.Float64 ? 1e-10 : 1e-5);

    private static Finding? Powerless(Trial trial, Measurement measurement) =>
        measurement.FoundInstances is not > 0
            ? new(Verdict.Inconclusive, "not separable, but no instance was found at all", "no instance was found")
            : Convergence.Untrained(trial, measurement);

    private static string Word(bool separable) => separable ? "separable" : "not separable";
}
