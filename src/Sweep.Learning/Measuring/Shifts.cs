using Sweep.Learning.Inference;
using Sweep.Learning.Networks;
using Sweep.Learning.Randomness;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;
using static TorchSharp.torch;
using Padding = Sweep.Theory.Points.Padding;

namespace Sweep.Learning.Measuring;

/// <summary>Measures whether the output follows every shift of the whole image around its circular border.</summary>
internal static class Shifts
{
    public static bool AreMeasured(GridPoint point) => point.Padding == Padding.Circular && point.Measure.HasFlag(Measures.Shifts);

    public static Measurement With(Measurement measurement, ShiftEquivariantUNet network, Trial trial)
    {
        using var scope = NewDisposeScope();
        var below = Below(trial.Point);
        var sides = trial.Evaluation.Input;
        var generic = Generic(sides);
        var error = Error(network, generic, below);
        if (trial.Prediction.Equivariant == false && error <= StitchError.Visible)
        {
            // A rarely active unit may be visible only on a larger image.
            var look = LevelResponses.PixelsOfSecondLook[sides.Count - 1];
            error = Math.Max(error.Value, Error(network, Generic(sides.Select(side => side * Math.Max(4, (look + side - 1) / side))), below) ?? 0);
        }

        return measurement with
        {
            ShiftErrorMax = error,
            ShiftErrorScene = Error(network, ImageTensor.Of(Evaluation.Pixels(trial.Point, trial.Evaluation), sides, network.Weights.Values), below),
            GridGap = GridGaps.Of(network, generic, below),
        };

        Tensor Generic(PerAxis of) => ImageTensor.Of(GenericImage.Of(of, trial.Point.RandomSeed), of, network.Weights.Values);
    }

    /// <summary>Shifts below the product of the factors are measured, and at least one pixel, which is informative even without pooling.</summary>
    private static PerAxis Below(GridPoint point) => PerAxis.FromAxes(point.Dimensions, axis => Math.Max(
        2, UNetOptions.Of(point).Levels.Aggregate(1, (product, level) => checked(product * level[axis]))));

    /// <summary>Null if the output does not vary.</summary>
    private static double? Error(ShiftEquivariantUNet network, Tensor image, PerAxis below)
    {
        var error = ShiftError.Of(network, image, below);
        return double.IsNaN(error) ? null : error;
    }
}
