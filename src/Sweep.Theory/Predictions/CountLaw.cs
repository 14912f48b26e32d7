using Sweep.Theory.Geometry;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Predictions;

/// <summary>
/// L2 and L3: same-looking objects s_i apart see P_i / gcd(s_i, P_i) phases of the network along axis i, and no more embeddings
/// than phases are possible. On a constant image every pixel is an object, s_i = 1.
/// </summary>
internal static class CountLaw
{
    public static long? Predict(Trial trial, List<string> notes)
    {
        var point = trial.Point;
        if (point.Padding is not (Padding.Valid or Padding.Circular))
        {
            notes.Add($"distinct: not predicted, for {ChoiceText.Of(point.Padding)} padding leaks position from the border (L4)");
            return null;
        }

        if (Laws.Interpolates(point))
        {
            notes.Add("distinct: not predicted, for linear upsampling clamps at the border of every feature map");
            return null;
        }

        if (point.Scene == SceneKind.Constant && point.Upsampling == Upsampling.Nearest)
        {
            notes.Add("distinct: 1, for nearest upsampling keeps a constant image constant (L3)");
            return 1;
        }

        var seen = PerAxis.FromAxes(point.Dimensions, axis =>
            Math.Min(Lattice.Of(point, axis).Phases(trial.Period[axis]), trial.Evaluation.Objects[axis]));
        var formula = point.Scene == SceneKind.Constant ? "every pixel of a period (L3)" : "P / gcd(s, P) phases per axis (L2)";
        notes.Add($"distinct: {Laws.Multiplied(seen)}, {formula}");
        return seen.Product();
    }
}
