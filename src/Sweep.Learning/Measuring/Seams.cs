using Sweep.Learning.Scenes;
using Sweep.Theory;
using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Measuring;

/// <summary>How much the embeddings of a trained network jump inside objects.</summary>
internal static class Seams
{
    /// <summary>Random weights were never asked to be smooth, and a jump needs two pixels of one object.</summary>
    public static bool AreMeasured(GridPoint point) =>
        point is { Steps: > 0, Scene: SceneKind.Discs, Radius: > 0 } && point.Measure.HasFlag(Measures.Seams);

    /// <summary>A tile crop of its own rhythm puts the lines where the tiles meet.</summary>
    public static bool LieAtTileBorders(Trial trial) =>
        trial.Tiling is { } tiling && !tiling.CutsAtMultiplesOf(trial.Period);

    /// <summary>Against the lines that training windows of side P never crossed: they start where the window starts.</summary>
    public static SeamProfile InWhole(Embeddings whole, Trial trial)
    {
        var start = PerAxis.Uniform(whole.Sides.Count, 0);
        return SeamProfile.Of(whole.Values, Scene.Of(trial.Point).Labels(start, whole.Sides), whole.Sides, trial.Period, trial.Training!.Offset);
    }

    public static SeamProfile BetweenTiles(Embeddings stitched, Trial trial)
    {
        var tiling = trial.Tiling!;
        var labels = Scene.Of(trial.Point).Labels(tiling.CropOffset, stitched.Sides);
        return SeamProfile.Of(stitched.Values, labels, stitched.Sides, tiling.Crop, PerAxis.Uniform(stitched.Sides.Count, 0));
    }
}
