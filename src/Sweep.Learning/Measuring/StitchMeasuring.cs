using Sweep.Learning.Networks;
using Sweep.Learning.Randomness;
using Sweep.Theory.Geometry;
using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Measuring;

/// <summary>What stitching changes, and whether it is the network or the scene that hides a seam.</summary>
internal static class StitchMeasuring
{
    public static bool IsMeasured(Trial trial) => trial.Tiling is not null && trial.Point.Measure.HasFlag(Measures.Stitching);

    public static Measurement With(Measurement measurement, StitchedPair pair, ShiftEquivariantUNet network, Trial trial)
    {
        var own = Error(pair);
        var hides = trial is { Point.Steps: > 0, Prediction.Seamless: false } && !(own?.Max > StitchError.Visible);
        return measurement with
        {
            StitchErrorMax = own?.Max,
            StitchErrorRms = own?.Rms,
            StitchErrorGeneric = hides ? Error(OnGenericImage(network, trial.Point.Seed, trial.Tiling!))?.Max : null,
        };
    }

    private static StitchedPair OnGenericImage(ShiftEquivariantUNet network, int seed, TilingGeometry tiling) =>
        Evaluation.Stitched(network, GenericImage.Of(tiling.Image.Input, seed), tiling);

    /// <summary>Null where the output does not vary.</summary>
    private static StitchError? Error(StitchedPair pair) =>
        pair.Whole.Deviation > 0 ? StitchError.Between(pair.Stitched.Values, pair.Whole.Values) : null;
}
