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
