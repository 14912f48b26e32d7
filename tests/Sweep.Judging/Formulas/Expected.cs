using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Judging.Formulas;

/// <summary>What the laws say of a trial, computed from its point and the sizes of its images. Null: they say nothing.</summary>
/// <param name="RoundingDecides">
/// Features that are constant in space lose their mean to a normalisation by the image at hand; what is left is rounding, enlarged
/// from layer to layer. The count holds for exact numbers only.
/// </param>
internal sealed record Expected(long Bound, long? Distinct, bool? Seamless, bool? Jump, bool? Separable, bool RoundingDecides)
{
    public static Expected Of(Trial trial)
    {
        var point = trial.Point;
        long bound = 1;
        for (var axis = 0; axis < point.Dimensions; axis++)
        {
            bound *= PhaseFormula.Period(point, axis);
        }

        return new Expected(bound, Count(trial), Stitches(trial), Jumps(trial), Separates(trial), LosesItsFeatures(point));
    }

    /// <summary>L2 and L3, where padding does not tell objects apart and nothing else does.</summary>
    private static long? Count(Trial trial)
    {
        var point = trial.Point;
        if (point.Padding is not (Padding.Valid or Padding.Circular) || !PhaseFormula.IsLattice(point))
        {
            return null;
        }

        long count = 1;
        for (var axis = 0; axis < point.Dimensions; axis++)
        {
            count *= Math.Min(PhaseFormula.Phases(PhaseFormula.Effective(point, axis), point, axis), trial.Evaluation.Objects[axis]);
        }

        return count;
    }

    private static bool LosesItsFeatures(GridPoint point) =>
        point.Normalisation is Normalisation.Instance or Normalisation.Group
        && PhaseFormula.IsLattice(point) && Enumerable.Range(0, point.Dimensions).All(axis => PhaseFormula.IsConstantBelow(point, axis));

    /// <summary>L5. Random weights are stitched on an image without symmetry, where P counts.</summary>
    private static bool? Stitches(Trial trial)
    {
        var point = trial.Point;
        if (trial.Tiling is not { } tiling)
        {
            return null;
        }

        var (aligned, clean) = (true, true);
        for (var axis = 0; axis < point.Dimensions; axis++)
        {
            var period = point.Steps == 0 ? PhaseFormula.Period(point, axis) : PhaseFormula.OfTiles(point, axis);
            aligned &= tiling.Crop[axis] % period == 0;
            clean &= BorderFormula.IsClean(point, tiling, axis);
        }

        // A grid that is chosen by the image at hand may be another one in every tile.
        var choosesGrid = point is { Pooling: Pooling.AdaptivePolyphase, Depth: > 0 };
        return aligned && clean && !choosesGrid && point.Normalisation is Normalisation.None or Normalisation.Batch;
    }

    /// <summary>L6: a window that shows neighbours but no line between periods leaves a seam there.</summary>
    private static bool? Jumps(Trial trial)
    {
        var point = trial.Point;
        if (trial.Training is not { } training || point.Scene != SceneKind.Discs || point.Radius == 0 || point.Padding != Padding.Valid)
        {
            return null;
        }

        if (point.Pooling == Pooling.Strided && Enumerable.Range(0, point.Dimensions).Any(axis => PhaseFormula.Effective(point, axis) != PhaseFormula.Period(point, axis)))
        {
            return null;
        }

        var (missesLine, showsNeighbours) = (false, true);
        for (var axis = 0; axis < point.Dimensions; axis++)
        {
            missesLine |= training.Window[axis] <= PhaseFormula.Effective(point, axis);
            showsNeighbours &= training.Window[axis] > point.Spacing[axis];
        }

        return !missesLine ? false : showsNeighbours ? true : null;
    }

    /// <summary>L2: all objects can be told apart where there are no more of them than phases, along every axis; L7: or where no two look the same.</summary>
    private static bool? Separates(Trial trial)
    {
        var point = trial.Point;
        return point is not { Steps: > 0, Scene: SceneKind.Discs } ? null
            : !PhaseFormula.IsLattice(point) ? true
            : Count(trial) is { } count ? count == trial.Evaluation.Objects.Product() : null;
    }
}
