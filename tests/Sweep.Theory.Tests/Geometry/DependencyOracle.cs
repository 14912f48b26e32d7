using System.Numerics;
using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Geometry;

/// <summary>
/// A padded network on a line that computes, instead of features, the set of what each of them depends on: bit 0 for anything that
/// padding put there, bit i + 1 for pixel i of the input. Every layer is the union over the taps that the layer has.
/// </summary>
internal static class DependencyOracle
{
    public static BigInteger[] Output(GridPoint point, int side)
    {
        var factors = Enumerable.Range(0, point.Depth).Select(level => point.Factor.At(level, 1)[0]).ToArray();
        int Apart(int level) => point.Pooling == Pooling.Dilated ? factors.Take(level).Aggregate(1, static (product, factor) => product * factor) : 1;
        BigInteger[] Stage(BigInteger[] features, int level) => Enumerable.Range(0, point.Convolutions).Aggregate(
            features, (seen, _) => Layer(seen, seen.Length, pixel => [pixel - Apart(level), pixel, pixel + Apart(level)]));

        var features = Enumerable.Range(0, side).Select(static pixel => BigInteger.One << (pixel + 1)).ToArray();
        var skips = new BigInteger[point.Depth][];
        for (var level = 0; level < point.Depth; level++)
        {
            skips[level] = Stage(features, level);
            features = Pooled(point.Pooling, skips[level], factors[level], Apart(level));
        }

        features = Stage(features, point.Depth);
        for (var level = point.Depth - 1; level >= 0; level--)
        {
            var raised = Raised(point, features, factors[level], Apart(level));
            features = Stage([.. raised.Zip(skips[level], static (one, other) => one | other)], level);
        }

        return features;
    }

    private static BigInteger[] Pooled(Pooling pooling, BigInteger[] features, int factor, int apart)
    {
        if (pooling == Pooling.Dilated)
        {
            return Layer(features, features.Length, pixel => [.. Enumerable.Range(0, factor).Select(tap => pixel + (tap * apart))]);
        }

        if (pooling != Pooling.Blur || factor == 1)
        {
            return Layer(features, features.Length / factor, pixel => [.. Enumerable.Range(pixel * factor, factor)]);
        }

        // One padded pixel ahead and f behind; a maximum of f; a filter of 3; every f-th.
        var padded = Layer(features, features.Length + factor + 1, static pixel => [pixel - 1]);
        var maxima = Layer(padded, padded.Length - factor + 1, pixel => [.. Enumerable.Range(pixel, factor)]);
        var blurred = Layer(maxima, maxima.Length - 2, static pixel => [pixel, pixel + 1, pixel + 2]);
        return Layer(blurred, features.Length / factor, pixel => [pixel * factor]);
    }

    private static BigInteger[] Raised(GridPoint point, BigInteger[] features, int factor, int apart) => (point.Pooling, point.Upsampling) switch
    {
        (Pooling.Dilated, Upsampling.Learnt) =>
            Layer(features, features.Length, pixel => [.. Enumerable.Range(0, factor).Select(tap => pixel - (tap * apart))]),
        (Pooling.Dilated, _) => features,
        (_, Upsampling.Linear) => Layer(features, features.Length * factor, pixel => Between((pixel + 0.5) / factor - 0.5)),
        _ => Layer(features, features.Length * factor, pixel => [pixel / factor]),
    };

    private static int[] Between(double position)
    {
        var lower = (int)Math.Floor(position + 1e-9);
        return position - lower > 1e-9 ? [lower, lower + 1] : [lower];
    }

    private static BigInteger[] Layer(BigInteger[] features, int side, Func<int, int[]> taps) => [.. Enumerable.Range(0, side).Select(pixel =>
        taps(pixel).Aggregate(BigInteger.Zero, (set, tap) => set | (tap >= 0 && tap < features.Length ? features[tap] : BigInteger.One)))];
}
