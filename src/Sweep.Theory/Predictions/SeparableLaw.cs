using Sweep.Theory.Geometry;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Predictions;

/// <summary>
/// Whether a user can tell all discs of the evaluated image apart. Without noise or deformation only when as many embeddings are
/// possible as there are discs (L2); with them symmetry no longer forbids it (L7). A "yes" is a possibility, which training must reach.
/// </summary>
internal static class SeparableLaw
{
    public static bool? Predict(Trial trial, bool? seamless, List<string> notes)
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

        if (Laws.BreaksSymmetry(point))
        {
            notes.Add("separable: possible, for noise and deformation break the symmetry between the objects (L7)");
            return true;
        }

        if (trial.Tiling is not null && seamless != true)
        {
            notes.Add("separable: not predicted, for tiles that do not fit tell objects apart by the tile that they lie in");
            return null;
        }

        var seen = Seen(trial);
        var objects = seen.Product();
        var embeddings = seen.Zip(
            PerAxis.FromAxes(seen.Count, axis => Lattice.Of(point, axis).Phases(trial.Period[axis])), Math.Min).Product();
        if (objects == 0)
        {
            notes.Add("separable: not predicted, for no whole object lies in the stitched image");
            return null;
        }

        notes.Add(objects == embeddings
            ? $"separable: possible, for {objects} objects see as many phases (L2)"
            : $"separable: no, for {objects} objects get {embeddings} embeddings at most (L2)");
        return objects == embeddings;
    }

    /// <summary>Whole objects along each axis of the image in which instances are looked for: the stitched one where there are tiles.</summary>
    private static PerAxis Seen(Trial trial) => trial.Tiling is { } tiling
        ? PerAxis.FromAxes(tiling.Crop.Count, axis => Lattice.Of(trial.Point, axis).Whole(tiling.CropOffset[axis], tiling.Tiles[axis] * tiling.Crop[axis]))
        : trial.Evaluation.Objects;
}
