using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Measuring;

/// <summary>How much the embeddings of a trained network jump inside objects.</summary>
internal static class Seams
{
    /// <summary>Random weights were never asked to be smooth, and a jump needs two pixels of one object.</summary>
    public static bool AreMeasured(GridPoint point) =>
        point is { Steps: > 0, Scene: SceneKind.Images } or { Steps: > 0, Scene: SceneKind.Discs or SceneKind.Nuclei, Radius: > 0 }
        && point.Measure.HasFlag(Measures.Seams);

    /// <summary>A tile crop of its own rhythm puts the lines where the tiles meet.</summary>
    public static bool LieAtTileBorders(Trial trial) =>
        trial.Tiling is { } tiling && !tiling.CutsAtMultiplesOf(trial.EffectivePeriod);

    /// <summary>
    /// Against the lines that training windows of one period never crossed: they start where the window starts, and lie as far apart as
    /// the period that counts on the scene.
    /// </summary>
    public static SeamProfile InWhole(LabelledOutput whole, Trial trial) =>
        SeamProfile.Of(whole.Output.Values, whole.Truth, whole.Output.Sides, trial.EffectivePeriod, trial.Training!.Offset);

    public static SeamProfile BetweenTiles(LabelledOutput stitched) => SeamProfile.Of(
        stitched.Output.Values, stitched.Truth, stitched.Output.Sides, stitched.TileLines!.Value, PerAxis.Uniform(stitched.Output.Sides.Count, 0));
}
