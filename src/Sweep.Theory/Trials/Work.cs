using Sweep.Theory.Geometry;
using Sweep.Theory.Points;

namespace Sweep.Theory.Trials;

/// <summary>
/// Multiply-accumulate operations, counted convolution by convolution at the size each one has. What else takes time on a CPU is
/// expressed in the same unit, at the 3e9 float32 operations a second that one core was measured to do.
/// </summary>
internal static class Work
{
    /// <summary>Forward, and the gradients to inputs and to weights: three times the forward pass.</summary>
    private const double PassesPerStep = 3;

    /// <summary>Measured: float64 convolutions take 5 to 7 times as long.</summary>
    private const double Float64Weight = 5;

    /// <summary>Measured: a layer called on next to nothing takes some 70 microseconds.</summary>
    private const double CallOfLayer = 2e5;

    /// <summary>Measured: making a network, its scene and its report takes some 7 ms.</summary>
    private const double CallOfTrial = 2e7;

    /// <summary>Mean shift compares each pixel with some thousand others, channel by channel; it gives up after this many comparisons.</summary>
    private const double MostComparisons = 1L << 28;

    private const double MeanShift = 1e4;

    public static double OfTraining(Trial trial) => trial.Training is { } window
        ? PassesPerStep * trial.Point.Steps * trial.Point.Batch * Pass(trial.Point, window.Input)
        : 0;

    public static double OfMeasuring(Trial trial)
    {
        var work = CallOfTrial + Pass(trial.Point, trial.Evaluation.Input);
        if (trial.Point is { Padding: Padding.Circular } point && point.Measure.HasFlag(Measures.Shifts))
        {
            // Every shift below the period along each axis and the diagonal, on two images.
            var longest = NetworkSizes.Of(point).FactorProduct.ToArray().Select(static product => product - 1).ToArray();
            work += 2.0 * (longest.Sum() + longest.Max()) * Pass(point, trial.Evaluation.Input);
        }

        if (trial.Point is { Steps: > 0 } trained && trained.Measure.HasFlag(Measures.Instances))
        {
            var pixels = trial.Tiling is { } stitched ? (double)stitched.Tiles.Product() * stitched.Crop.Product() : trial.Evaluation.Output.Product();
            work += Math.Min(MeanShift * pixels, MostComparisons) * trained.Embedding;
        }

        return trial.Tiling is { } tiling && (trial.Point.Measure & (Measures.Stitching | Measures.Instances)) != 0
            ? work + Pass(trial.Point, tiling.Image.Input) + (tiling.Tiles.Product() * Pass(trial.Point, tiling.TileInput))
            : work;
    }

    /// <summary>What one forward pass takes, calls and number format included.</summary>
    public static double Pass(GridPoint point, PerAxis input)
    {
        var convolutions = ((2 * point.Depth) + 1) * point.Convolutions;
        var layers = (convolutions * (point.Normalisation == Normalisation.None ? 1 : 2)) + point.Depth + 1;
        return ((point.Precision == Precision.Float64 ? Float64Weight : 1) * Forward(point, input)) + (layers * CallOfLayer);
    }

    /// <summary>Multiply-accumulate operations of one forward pass over an image of these sides.</summary>
    public static double Forward(GridPoint point, PerAxis input)
    {
        var sides = input.ToArray().Select(static side => (double)side).ToArray();
        double work = 0;
        double channels = 1;
        var dilation = PerAxis.Uniform(point.Dimensions, 1);
        for (var level = 0; level < point.Depth; level++)
        {
            work += Convolve(point, sides, dilation, channels, Features(point, level));
            channels = Features(point, level);
            var factors = point.Factor.At(level, point.Dimensions);
            if (point.Pooling == Pooling.Dilated)
            {
                Filter(point, sides, factors, dilation);
                dilation = dilation.Zip(factors, static (product, factor) => product * factor);
            }
            else
            {
                Scale(sides, axis => 1.0 / factors[axis]);
                work += point.Pooling == Pooling.Strided ? Pixels(sides) * factors.Product() * channels * channels : 0;
            }
        }

        work += Convolve(point, sides, dilation, channels, Features(point, point.Depth));
        for (var level = point.Depth - 1; level >= 0; level--)
        {
            var factors = point.Factor.At(level, point.Dimensions);
            var below = Features(point, level + 1);
            var taps = 1.0;
            if (point.Pooling == Pooling.Dilated)
            {
                dilation = dilation.Zip(factors, static (product, factor) => product / factor);
                Filter(point, sides, factors, dilation);
                taps = factors.Product();
            }
            else
            {
                Scale(sides, axis => factors[axis]);
            }

            // A learnt upsampling makes every enlarged pixel from one pixel below (a dilated one from all its taps); the others only copy.
            work += point.Upsampling == Upsampling.Learnt ? Pixels(sides) * taps * below * Features(point, level) : 0;
            work += Convolve(point, sides, dilation, below, Features(point, level));
        }

        return work + (Pixels(sides) * point.Width * point.Embedding);
    }

    private static double Convolve(GridPoint point, double[] sides, PerAxis dilation, double from, double to)
    {
        var taps = point.Dimensions switch { 1 => 3, 2 => 9, _ => 27 };
        double work = 0;
        for (var convolution = 0; convolution < point.Convolutions; convolution++)
        {
            if (point.Padding == Padding.Valid)
            {
                Shrink(sides, axis => 2.0 * dilation[axis]);
            }

            work += Pixels(sides) * taps * from * to;
            from = to;
        }

        return work;
    }

    private static double Features(GridPoint point, int level) => (double)point.Width * (1L << level);

    private static double Pixels(double[] sides) => sides.Aggregate(1.0, static (product, side) => product * side);

    /// <summary>What the filters of a dilated network take from an image without padding.</summary>
    private static void Filter(GridPoint point, double[] sides, PerAxis factors, PerAxis dilation)
    {
        if (point.Padding == Padding.Valid)
        {
            Shrink(sides, axis => (factors[axis] - 1.0) * dilation[axis]);
        }
    }

    private static void Shrink(double[] sides, Func<int, double> by)
    {
        for (var axis = 0; axis < sides.Length; axis++)
        {
            sides[axis] -= by(axis);
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
