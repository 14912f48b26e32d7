using Sweep.Theory.Points;

namespace Sweep.Theory.Geometry;

/// <summary>
/// The phase function: the period that counts on a scene that repeats. Features of a lattice with spacing s repeat with s_k = s / gcd(s, P_k)
/// at level k, where P_k is the product of the factors above it. From the first level m whose pooling is constant over that period on,
/// nothing changes in space. Learnt upsampling brings the phases back; with nearest and linear upsampling they stay lost, and the period is P_m.
/// </summary>
internal static class EffectivePeriods
{
    /// <summary>P where the image does not repeat, or where upsampling is learnt.</summary>
    /// <param name="period">P of the whole network, per axis.</param>
    public static PerAxis Of(GridPoint point, PerAxis period) => KeepsPhases(point)
        ? period
        : PerAxis.FromAxes(point.Dimensions, axis => Along(point, axis, Lattice.Of(point, axis).Spacing).Period);

    /// <summary>
    /// The period at whose multiples tiles fit on such a scene: the effective one. A strided convolution weighs the pixels of a block differently, so
    /// that what it makes constant depends on where the scene's period begins: then tiles fit at multiples of lcm(s, P_m).
    /// </summary>
    /// <param name="period">P of the whole network, per axis.</param>
    public static PerAxis OfStitching(GridPoint point, PerAxis period) => point.Pooling != Pooling.Strided || KeepsPhases(point)
        ? Of(point, period)
        : PerAxis.FromAxes(point.Dimensions, axis =>
        {
            var spacing = Lattice.Of(point, axis).Spacing;
            var (above, isConstant) = Along(point, axis, spacing);
            return isConstant ? above * (spacing / Periods.Gcd(spacing, above)) : above;
        });

    private static bool KeepsPhases(GridPoint point) =>
        point.Upsampling == Upsampling.Learnt || point.Pooling == Pooling.Dilated || !Lattice.Repeats(point) || Symmetry.IsBroken(point);

    /// <summary>Whether the features of some level do not vary along any axis.</summary>
    public static bool MakeConstant(GridPoint point) => Lattice.Repeats(point) && !Symmetry.IsBroken(point) && point.Pooling != Pooling.Dilated
        ? Enumerable.Range(0, point.Dimensions).All(axis => Lattice.Of(point, axis) is var lattice && (lattice.Spacing == 1 || Along(point, axis, lattice.Spacing).IsConstant))
        : point.Scene == SceneKind.Constant;

    private static (int Period, bool IsConstant) Along(GridPoint point, int axis, int spacing)
    {
        var period = 1;
        for (var level = 0; level < point.Depth; level++)
        {
            var factor = point.Factor.At(level, point.Dimensions)[axis];
            if (IsConstant(point.Pooling, factor, spacing / Periods.Gcd(spacing, period)))
            {
                return (period, true);
            }

            period *= factor;
        }

        return (period, false);
    }

    /// <summary>Whether pooling makes features constant that repeat every <paramref name="repeat"/> pixels.</summary>
    private static bool IsConstant(Pooling pooling, int factor, int repeat) => pooling switch
    {
        Pooling.Max or Pooling.Blur => factor >= repeat,
        _ => factor % repeat == 0,
    };
}
