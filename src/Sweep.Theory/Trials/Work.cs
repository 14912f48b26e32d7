using Sweep.Theory.Geometry;

namespace Sweep.Theory.Trials;

/// <summary>Multiply-accumulate operations, counted convolution by convolution at the size each one has.</summary>
internal static class Work
{
    /// <summary>Forward, and the gradients to inputs and to weights: three times the forward pass.</summary>
    private const double PassesPerStep = 3;

    public static double OfTraining(Trial trial) => trial.Training is { } window
        ? PassesPerStep * trial.Point.Steps * Forward(trial.Point, window.Input)
        : 0;

    public static double OfMeasuring(Trial trial)
    {
        var work = Forward(trial.Point, trial.Evaluation.Input);
        return trial.Tiling is { } tiling && trial.Point.Measure.HasFlag(Measures.Stitching)
            ? work + Forward(trial.Point, tiling.Image.Input) + (tiling.Tiles.Product() * Forward(trial.Point, tiling.TileInput))
            : work;
    }

    /// <summary>One forward pass over an image of these sides.</summary>
    public static double Forward(GridPoint point, PerAxis input)
    {
        var sides = input.ToArray().Select(static side => (double)side).ToArray();
        double work = 0;
        double channels = 1;
        for (var level = 0; level < point.Depth; level++)
        {
            work += Convolve(point, sides, channels, Features(point, level));
            channels = Features(point, level);
            var factors = point.Factor.At(level, point.Dimensions);
            Scale(sides, axis => 1.0 / factors[axis]);
        }

        work += Convolve(point, sides, channels, Features(point, point.Depth));
        for (var level = point.Depth - 1; level >= 0; level--)
        {
            var factors = point.Factor.At(level, point.Dimensions);
            var below = Features(point, level + 1);
            Scale(sides, axis => factors[axis]);
            // A learnt upsampling makes every enlarged pixel from one pixel below; the others only copy.
            work += point.Upsampling == Upsampling.Learnt ? Pixels(sides) * below * Features(point, level) : 0;
            work += Convolve(point, sides, below, Features(point, level));
        }

        return work + (Pixels(sides) * point.Width * point.Embedding);
    }

    private static double Convolve(GridPoint point, double[] sides, double from, double to)
    {
        var taps = point.Dimensions switch { 1 => 3, 2 => 9, _ => 27 };
        double work = 0;
        for (var convolution = 0; convolution < point.Convolutions; convolution++)
        {
            if (point.Padding == Padding.Valid)
            {
                Shrink(sides);
            }

            work += Pixels(sides) * taps * from * to;
            from = to;
        }

        return work;
    }

    private static double Features(GridPoint point, int level) => (double)point.Width * (1L << level);

    private static double Pixels(double[] sides) => sides.Aggregate(1.0, static (product, side) => product * side);

    private static void Shrink(double[] sides)
    {
        for (var axis = 0; axis < sides.Length; axis++)
        {
            sides[axis] -= 2;
        }
    }

    private static void Scale(double[] sides, Func<int, double> by)
    {
        for (var axis = 0; axis < sides.Length; axis++)
        {
            sides[axis] *= by(axis);
        }
    }
}
