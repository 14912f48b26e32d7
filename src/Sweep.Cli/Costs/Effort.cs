using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Cli.Costs;

/// <summary>What takes time in one piece of work: making and training a network, or measuring one trial on it.</summary>
/// <param name="Kind">Pieces of one kind use the processor alike.</param>
/// <param name="Calls">Calls of layers.</param>
/// <param name="Operations">Multiply-accumulate operations of convolutions, in float32 of a CPU core.</param>
/// <param name="Comparisons">Pairs that are compared: of objects by the loss, or of pixels by the mean shift, channel by channel.</param>
/// <param name="Weights">Weights that are drawn at random.</param>
/// <param name="Repeats">Training steps, or 1: pieces are similar whose repeats are, whatever their number.</param>
internal sealed record Effort(EffortKind Kind, double Calls, double Operations, double Comparisons, double Weights, double Repeats)
{
    // The constants with which the theory estimates, see Trial.Cost.
    private const double CallOfLayer = 2e5;
    private const double CallOfTrial = 2e7;
    private const double PassesPerStep = 3;

    /// <summary>Returns the effort of making the trial's network and of training it.</summary>
    public static Effort OfTraining(Trial trial)
    {
        var point = trial.Point;
        if (point.Steps == 0)
        {
            return new(new(IsTraining: true, IsTrained: false, point), Layers(point), 0, 0, WeightsOf(point), 1);
        }

        var calls = PassesPerStep * point.Steps * point.Batch * Layers(point);
        return new(
            new(IsTraining: true, IsTrained: true, point), calls, Slowness(point) * Math.Max(0, trial.TrainingCost - (calls * CallOfLayer)),
            (double)point.Steps * point.Batch * Math.Pow(Objects(trial), 2), WeightsOf(point), point.Steps);
    }

    /// <summary>Returns the effort of measuring the trial on its network.</summary>
    public static Effort OfMeasuring(Trial trial)
    {
        var point = trial.Point;

        // Tiles are cut for instances and for stitching, so that only the mean shift differs.
        var clustered = point.Measure.HasFlag(Measures.Instances)
            ? Math.Max(0, trial.MeasuringCost - (trial with { Point = point with { Measure = (point.Measure & ~Measures.Instances) | Measures.Stitching } }).MeasuringCost)
            : 0;
        var calls = Passes(trial) * Layers(point);
        var operations = trial.MeasuringCost - clustered - CallOfTrial - (calls * CallOfLayer);
        return new(new(IsTraining: false, point.Steps > 0, point), calls, Slowness(point) * Math.Max(0, operations), clustered, 0, 1);
    }

    private static double Passes(Trial trial)
    {
        var passes = 1.0;
        if (trial.Point is { Padding: Padding.Circular } point && point.Measure.HasFlag(Measures.Shifts))
        {
            var longest = trial.Period.ToArray().Select(static side => side - 1).ToArray();
            passes += 2.0 * (longest.Sum() + longest.Max());
        }

        return trial.Tiling is { } tiling && (trial.Point.Measure & (Measures.Stitching | Measures.Instances)) != 0 ? passes + 1 + tiling.Tiles.Product() : passes;
    }

    /// <summary>Measured: convolutions over volumes take some six times as long for each operation.</summary>
    private static double Slowness(GridPoint point) => point.Dimensions == 3 ? 6 : 1;

    /// <summary>Objects that the loss tells apart in one window; in a constant scene each pixel is one.</summary>
    private static double Objects(Trial trial) => trial.Point.Scene == SceneKind.Constant
        ? trial.Training!.Window.Product()
        : trial.Training!.Window.Zip(trial.Point.Spacing, static (side, spacing) => (side / spacing) + 1).Product();

    /// <summary>Weights of all convolutions; those of the levels count, since each has twice the maps of the one above.</summary>
    private static double WeightsOf(GridPoint point)
    {
        var taps = Math.Pow(3, point.Dimensions);
        var weights = 0.0;
        for (var level = 0; level <= point.Depth; level++)
        {
            var maps = point.Width * Math.Pow(2, level);
            weights += taps * maps * maps * ((2 * point.Convolutions) + (point.Upsampling == Upsampling.Learnt && level > 0 ? 0.5 : 0));
        }

        return weights;
    }

    private static double Layers(GridPoint point) =>
        (((2.0 * point.Depth) + 1) * point.Convolutions * (point.Normalisation == Normalisation.None ? 1 : 2)) + point.Depth + 1;
}

/// <summary>What two pieces of work must share to take similar time for similar numbers of operations.</summary>
internal sealed record EffortKind(
    bool IsTraining, bool IsTrained, int Dimensions, Precision Precision, Padding Padding, Pooling Pooling, Upsampling Upsampling, Normalisation Normalisation,
    Measures Measure, SceneKind Scene)
{
    /// <summary>The kind of a point; a training does not depend on what is measured.</summary>
    public EffortKind(bool IsTraining, bool IsTrained, GridPoint point)
        : this(
            IsTraining, IsTrained, point.Dimensions, point.Precision, point.Padding, point.Pooling, point.Upsampling, point.Normalisation,
            IsTraining ? Measures.None : point.Measure, IsTraining && !IsTrained ? default : point.Scene)
    {
    }

    /// <summary>Returns how much two kinds differ: 0 for equal ones, 1 for a difference that may change the time by half, and more.</summary>
    public double Distance(EffortKind other) =>
        (IsTrained == other.IsTrained ? 0 : 2)
        + (1.5 * Math.Abs(Dimensions - other.Dimensions))
        + (Precision == other.Precision ? 0 : 2)
        + (Padding == other.Padding ? 0 : 0.3)
        + (Pooling == other.Pooling ? 0 : 0.7)
        + (Upsampling == other.Upsampling ? 0 : 0.3)
        + (Normalisation == other.Normalisation ? 0 : 0.7)
        + (Measure == other.Measure ? 0 : 1)
        + (Scene == other.Scene ? 0 : 0.5);
}
