using Sweep.Learning.Networks;
using Sweep.Learning.Randomness;
using Sweep.Theory.Geometry;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Measuring;

/// <summary>Measures the change by stitching, and whether the network or the scene hides a seam.</summary>
internal static class StitchMeasuring
{
    public static bool IsMeasured(Trial trial) => trial.Tiling is not null && trial.Point.Measure.HasFlag(Measures.Stitching);

    public static Measurement With(Measurement measurement, StitchedPair pair, ShiftEquivariantUNet network, Trial trial)
    {
        var own = Error(pair);
        var hides = trial.Prediction.Seamless == false && !(own?.Max > StitchError.Visible);
        return measurement with
        {
            StitchErrorMax = own?.Max,
            StitchErrorRms = own?.Rms,
            StitchErrorGeneric = hides && Larger(trial) is { } tiling ? Error(OnGenericImage(network, trial.Point.RandomSeed, tiling))?.Max : null,
        };
    }

    /// <summary>Tiles over twice the image, and over much more than <see cref="LevelResponses"/> measure, so that a rarely active unit is visible; null: too large.</summary>
    private static TilingGeometry? Larger(Trial trial) => Trial.Of(trial.Point with
    {
        WholeImage = trial.Tiling!.Tiles.Zip(trial.Tiling.Crop, (tiles, crop) =>
            Math.Max(2 * tiles * crop, LevelResponses.PixelsOfSecondLook[trial.Point.Dimensions - 1])),
    }).Trial?.Tiling;

    private static StitchedPair OnGenericImage(ShiftEquivariantUNet network, long seed, TilingGeometry tiling) =>
        Evaluation.Stitched(network, GenericImage.Of(tiling.Image.Input, seed), tiling);

    /// <summary>Null if the output does not vary in space: then every stitching is seamless up to rounding.</summary>
    private static StitchError? Error(StitchedPair pair) =>
        pair.Whole.VariesInSpace ? StitchError.Between(pair.Stitched.Values, pair.Whole.Values) : null;
}

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
