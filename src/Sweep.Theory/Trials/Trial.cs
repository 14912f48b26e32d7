using Sweep.Theory.Geometry;
using Sweep.Theory.Points;

namespace Sweep.Theory.Trials;

/// <summary>A grid point whose network and sizes exist. Made by <see cref="Of"/> only, so that no other code checks again.</summary>
public sealed record Trial
{
    private Trial()
    {
    }

    public required GridPoint Point { get; init; }

    /// <summary>P_i, the shifts that the output follows: the product of the factors of all levels along each axis, 1 for dilated networks.</summary>
    public required PerAxis Period { get; init; }

    /// <summary>The period that counts on this trial's scene: P_m of the first level m whose pooling makes a repeating scene constant, else P.</summary>
    public required PerAxis EffectivePeriod { get; init; }

    /// <summary>Crops at multiples of it leave no seam: P for random weights, which see an image without symmetry, else the period that counts on the scene.</summary>
    public PerAxis StitchPeriod => Point.Steps == 0 ? Period : EffectivePeriods.OfStitching(Point, Period);

    /// <summary>Sizes of the whole image on which the trial is measured.</summary>
    public required ImageGeometry Evaluation { get; init; }

    /// <summary>Sizes of a training step; null when <c>steps</c> is 0.</summary>
    public required WindowGeometry? Training { get; init; }

    /// <summary>Sizes of tile-and-stitch; null when no tile crop is asked for.</summary>
    public required TilingGeometry? Tiling { get; init; }

    /// <summary>Estimated time of training and measuring, in float32 multiply-accumulate operations of a CPU core, for sharing work out.</summary>
    public double Cost => TrainingCost + MeasuringCost;

    /// <summary>The part of <see cref="Cost"/> that all trials of one training share.</summary>
    public double TrainingCost => Work.OfTraining(this);

    /// <summary>The part of <see cref="Cost"/> that is this trial's own.</summary>
    public double MeasuringCost => Work.OfMeasuring(this);

    /// <summary>The trial at a grid point, or why there is none and the nearest values that work.</summary>
    public static Feasibility Of(GridPoint point)
    {
        var fitted = point.Fitted();
        var sizes = NetworkSizes.TryOf(fitted, out var fault);
        return sizes is null || (fault = Lattice.Fault(fitted) ?? Axes.All.Select(axis => axis.Fault(fitted)).FirstOrDefault(static fault => fault is not null) ?? HaloFault(fitted)) is not null
            ? new Feasibility(null, fault)
            : Of(fitted, sizes);
    }

    private static Feasibility Of(GridPoint point, NetworkSizes sizes)
    {
        WindowGeometry? training = null;
        TilingGeometry? tiling = null;
        var evaluation = EvaluationImage.Of(point, sizes, out var fault);
        if (fault is null && point.Steps > 0)
        {
            training = TrainingWindow.Of(point, sizes, out fault);
        }

        if (fault is null && point.TileCrop is { } crop)
        {
            tiling = Geometry.Tiling.Of(point, crop, sizes, out fault);
        }

        return fault is null
            ? new Feasibility(
                new Trial
                {
                    Point = point,
                    Period = sizes.Period,
                    EffectivePeriod = EffectivePeriods.Of(point, sizes.Period),
                    Evaluation = evaluation!,
                    Training = training,
                    Tiling = tiling,
                },
                null)
            : new Feasibility(null, fault);
    }

    private static string? HaloFault(GridPoint point) => point switch
    {
        { Halo: null } => null,
        { Halo: { } halo } when EvaluationImage.Fault("halo", halo, point, 0) is { } fault => fault,
        { Halo: { } halo, TileCrop: null } when !halo.All(static side => side == 0) => $"halo {halo} has no tiles to lie around; add a tile_crop",
        _ => null,
    };
}

/// <summary>Either a trial, or one sentence that says why the point is infeasible and what would work.</summary>
public readonly record struct Feasibility(Trial? Trial, string? Reason);

/// <summary>What became of a trial; stored in snake_case. "Running" is not a state: the snapshot of leases says it.</summary>
public enum TrialState { Pending, Succeeded, Failed, Infeasible, Cancelled }

/// <summary>
/// Why an attempt failed; each cause has its own attempt budget. <see cref="WorkerLost"/>: the worker's process ended.
/// <see cref="Unreachable"/>: the worker sent nothing any more, which a cut network causes, too.
/// </summary>
public enum FailureCause { UserError, OutOfMemory, WorkerLost, Timeout, Cancelled, Unreachable }

public static class TrialStates
{
    /// <summary>True for states that nothing leaves by itself.</summary>
    public static bool IsFinal(this TrialState state) => state != TrialState.Pending;

    /// <summary>True for causes that say nothing about the trial: a result that comes in afterwards is its result.</summary>
    public static bool IsOverruledByResult(this FailureCause cause) => cause is FailureCause.WorkerLost or FailureCause.Unreachable;
}
