using Sweep.Theory.Points;

namespace Sweep.Theory.Geometry;

/// <summary>P_i: the product of the pooling factors of all levels along each axis.</summary>
internal static class Periods
{
    /// <summary>Longest period that is computed; images must hold several of them and have 32-bit sides.</summary>
    public const int Longest = 1 << 28;

    /// <summary>The periods, or null with one sentence why there are none.</summary>
    public static PerAxis? Of(int dimensions, int depth, PoolingFactors factor, out string? fault)
    {
        if (dimensions is < 1 or > 3)
        {
            return Refuse($"dimensions {dimensions} is not possible; use 1, 2 or 3", out fault);
        }

        if (depth < 0)
        {
            return Refuse($"depth {depth} is not possible; use 0 or more pooling layers", out fault);
        }

        if (factor.Levels is { } levels && levels != depth)
        {
            return Refuse($"factor {factor} names {levels} levels but depth is {depth}; name one list per level or use depth {levels}", out fault);
        }

        var period = PerAxis.Uniform(dimensions, 1);
        for (var level = 0; level < depth; level++)
        {
            var factors = factor.At(level, dimensions);
            if (factors.Count != dimensions)
            {
                return Refuse($"factor {factor} names {factors.Count} axes at level {level} but dimensions is {dimensions}; name {dimensions} factors per level", out fault);
            }

            if (!factors.All(static one => one >= 1) || factors.All(static one => one == 1))
            {
                return Refuse($"factor {factors} at level {level} does not pool; use factors of at least 1 whose product is at least 2", out fault);
            }

            for (var axis = 0; axis < dimensions; axis++)
            {
                if ((long)period[axis] * factors[axis] > Longest)
                {
                    return Refuse($"the period of depth {depth} and factor {factor} exceeds {Longest}; use a smaller depth or factor", out fault);
                }
            }

            period = period.Zip(factors, static (product, one) => product * one);
        }

        Int128 bound = 1;
        for (var axis = 0; axis < dimensions; axis++)
        {
            bound *= period[axis];
        }

        return bound <= long.MaxValue
            ? Accept(period, out fault)
            : Refuse($"the bound of depth {depth} and factor {factor} in {dimensions} dimensions exceeds {long.MaxValue}; use a smaller depth or factor", out fault);
    }

    /// <summary>Greatest common divisor of two positive numbers.</summary>
    public static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);

    private static PerAxis? Accept(PerAxis period, out string? fault)
    {
        fault = null;
        return period;
    }

    private static PerAxis? Refuse(string reason, out string? fault)
    {
        fault = reason;
        return null;
    }
}

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

/// <summary>Noise and deformation make every object another one (L7), where they change pixels beyond rounding. A constant image has neither.</summary>
internal static class Symmetry
{
    /// <summary>A disc's brightness is 1: what is smaller than a rounding step of it changes nothing.</summary>
    public static bool IsBroken(GridPoint point)
    {
        var rounding = point.Precision == Precision.Float64 ? Math.ScaleB(1, -52) : Math.ScaleB(1, -23);
        return point.Scene != SceneKind.Constant && (Math.Sqrt(point.Noise) > rounding || point.Elastic > rounding);
    }
}
