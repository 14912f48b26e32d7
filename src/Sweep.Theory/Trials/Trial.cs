using Sweep.Theory.Geometry;
using Sweep.Theory.Predictions;

namespace Sweep.Theory.Trials;

/// <summary>A grid point whose network and sizes exist. Made by <see cref="Of"/> only, so nobody checks again.</summary>
public sealed record Trial
{
    private Trial()
    {
    }

    public required GridPoint Point { get; init; }

    /// <summary>P_i, product of the factors of all levels along each axis.</summary>
    public required PerAxis Period { get; init; }

    /// <summary>Sizes of the whole image on which the trial is measured.</summary>
    public required ImageGeometry Evaluation { get; init; }

    /// <summary>Sizes of a training step; null when <c>steps</c> is 0.</summary>
    public required WindowGeometry? Training { get; init; }

    /// <summary>Sizes of tile-and-stitch; null when no tile crop is asked for.</summary>
    public required TilingGeometry? Tiling { get; init; }

    /// <summary>What the theory says of this trial before it runs.</summary>
    public Prediction Prediction => throw new NotImplementedException();

    /// <summary>Estimated multiply-accumulate operations of training and measuring, for sharing work out.</summary>
    public double Cost => throw new NotImplementedException();

    /// <summary>The trial at a grid point, or why there is none and the nearest values that work.</summary>
    public static Feasibility Of(GridPoint point) => throw new NotImplementedException();
}

/// <summary>Either a trial, or one sentence that says why the point is infeasible and what would work.</summary>
public readonly record struct Feasibility(Trial? Trial, string? Reason);
