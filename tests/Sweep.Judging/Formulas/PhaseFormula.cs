using Sweep.Theory.Points;

namespace Sweep.Judging.Formulas;

/// <summary>How often the phases along one axis repeat, written from the paper's notation.</summary>
internal static class PhaseFormula
{
    /// <summary>P_i; a dilated network follows every shift.</summary>
    public static int Period(GridPoint point, int axis)
    {
        var period = 1;
        for (var level = 0; level < point.Depth && point.Pooling != Pooling.Dilated; level++)
        {
            period *= point.Factor.At(level, point.Dimensions)[axis];
        }

        return period;
    }

    /// <summary>
    /// P_m: features at level k repeat after s / gcd(s, P_k) pixels. The first pooling that sees no change over one such period leaves
    /// nothing to subsample further down; only a learnt upsampling makes new phases.
    /// </summary>
    public static int Effective(GridPoint point, int axis)
    {
        if (point.Upsampling == Upsampling.Learnt || point.Pooling == Pooling.Dilated || !IsLattice(point))
        {
            return Period(point, axis);
        }

        var above = 1;
        for (var level = 0; level < point.Depth; level++)
        {
            var factor = point.Factor.At(level, point.Dimensions)[axis];
            var repeat = Spacing(point, axis) / Gcd(Spacing(point, axis), above);
            if (point.Pooling is Pooling.Max or Pooling.Blur ? factor >= repeat : factor % repeat == 0)
            {
                return above;
            }

            above *= factor;
        }

        return above;
    }

    /// <summary>
    /// Where tiles fit on a scene that repeats. A strided convolution whose block holds whole periods gives one number everywhere, and another one
    /// where the image begins elsewhere in the scene's period: then both periods must fit.
    /// </summary>
    public static int OfTiles(GridPoint point, int axis)
    {
        var effective = Effective(point, axis);
        if (point.Pooling != Pooling.Strided || point.Upsampling == Upsampling.Learnt || !IsLattice(point))
        {
            return effective;
        }

        var spacing = Spacing(point, axis);
        var both = effective * spacing / Gcd(effective, spacing);
        return Period(point, axis) % both == 0 ? both : effective;
    }

    /// <summary>Whether the features of some level do not change along the axis, whatever the upsampling.</summary>
    public static bool IsConstantBelow(GridPoint point, int axis) =>
        Spacing(point, axis) == 1 || Period(point, axis) % Spacing(point, axis) == 0
        || Effective(point with { Upsampling = Upsampling.Nearest }, axis) < Period(point, axis);

    public static int Phases(int period, GridPoint point, int axis) => period / Gcd(Spacing(point, axis), period);

    /// <summary>s_i; on a constant image every pixel is an object.</summary>
    public static int Spacing(GridPoint point, int axis) => point.Scene == SceneKind.Constant ? 1 : point.Spacing[axis];

    /// <summary>Equal objects at equal distances. Noise and deformation break that where the number format can hold them beside a pixel of 1.</summary>
    public static bool IsLattice(GridPoint point)
    {
        var rounding = point.Precision == Precision.Float64 ? 1e-15 : 1e-6;
        return point.Scene == SceneKind.Constant
            || (point.Scene == SceneKind.Discs && Math.Sqrt(point.Noise) < rounding && point.Elastic < rounding);
    }

    public static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
}
