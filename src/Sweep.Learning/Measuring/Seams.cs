using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Measuring;

/// <summary>Measures the jumps in the embeddings of a trained network inside objects.</summary>
internal static class Seams
{
    /// <summary>Random weights are not trained to be smooth, and a jump needs two pixels of one object.</summary>
    public static bool AreMeasured(GridPoint point) =>
        point is { Steps: > 0, Scene: SceneKind.Images } or { Steps: > 0, Scene: SceneKind.Discs or SceneKind.Nuclei, Radius: > 0 }
        && point.Measure.HasFlag(Measures.Seams);

    /// <summary>With a tile crop the lines are where tiles meet.</summary>
    public static bool LieAtTileBorders(Trial trial) =>
        trial.Tiling is { } tiling && !tiling.CutsAtMultiplesOf(trial.EffectivePeriod);

    /// <summary>
    /// Measures at the lines that training windows of one period never crossed: they start where the window starts, at the distance of
    /// the period that counts on the scene.
    /// </summary>
    public static SeamProfile InWhole(LabelledOutput whole, Trial trial) =>
        SeamProfile.Of(whole.Output.Values, whole.Truth, whole.Output.Sides, trial.EffectivePeriod, trial.Training!.Offset);

    public static SeamProfile BetweenTiles(LabelledOutput stitched) => SeamProfile.Of(
        stitched.Output.Values, stitched.Truth, stitched.Output.Sides, stitched.TileLines!.Value, PerAxis.Uniform(stitched.Output.Sides.Count, 0));
}
