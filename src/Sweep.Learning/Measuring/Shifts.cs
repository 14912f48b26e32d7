using Sweep.Learning.Inference;
using Sweep.Learning.Networks;
using Sweep.Learning.Randomness;
using Sweep.Theory;
using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Measuring;

/// <summary>Whether the output follows every shift of the whole image around its circular border.</summary>
internal static class Shifts
{
    public static bool AreMeasured(GridPoint point) => point.Padding == Padding.Circular && point.Measure.HasFlag(Measures.Shifts);

    public static Measurement With(Measurement measurement, ShiftEquivariantUNet network, Trial trial)
    {
        var sides = trial.Evaluation.Input;
        return measurement with
        {
            ShiftErrorMax = Error(network, GenericImage.Of(sides, trial.Point.RandomSeed), sides, Below(trial.Point)),
            ShiftErrorScene = Error(network, Evaluation.Pixels(trial.Point, trial.Evaluation), sides, Below(trial.Point)),
        };
    }

    /// <summary>Shifts below the product of the factors are looked at, but one pixel at least: where nothing is pooled it tells something too.</summary>
    private static PerAxis Below(GridPoint point) => PerAxis.FromAxes(point.Dimensions, axis => Math.Max(
        2, UNetOptions.Of(point).Levels.Aggregate(1, (product, level) => checked(product * level[axis]))));

    /// <summary>Null where the output does not vary, so that there is nothing to follow.</summary>
    private static double? Error(ShiftEquivariantUNet network, double[] pixels, PerAxis sides, PerAxis below)
    {
        using var image = ImageTensor.Of(pixels, sides, network.Weights.Values);
        var error = ShiftError.Of(network, image, below);
        return double.IsNaN(error) ? null : error;
    }
}
