using Sweep.Theory.Geometry;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Predictions;

/// <summary>
/// Whether a user can tell all discs of the evaluated image apart. Without noise or deformation only when as many embeddings are
/// possible as there are discs (L2); with them symmetry no longer forbids it (L7). A "yes" is a possibility, which training must reach.
/// </summary>
internal static class SeparableLaw
{
    public static bool? Predict(Trial trial, List<string> notes)
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

        // Asked of the whole image, tiles or not: tiles that do not fit tell objects apart by the tile that they lie in.
        var objects = trial.Evaluation.Objects.Product();
        var embeddings = CountLaw.Seen(trial).Product();
        notes.Add(objects == embeddings
            ? $"separable: possible, for {objects} objects see as many phases (L2)"
            : $"separable: no, for {objects} objects get {embeddings} embeddings at most (L2)");
        return objects == embeddings;
    }
}
