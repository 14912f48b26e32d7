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
