using System.Numerics;
using Sweep.Theory.Points;

namespace Sweep.Theory.Measuring;

/// <summary>One mean shift: the weighted mean of the points around a place, several points at a time.</summary>
internal sealed class ShiftStep(NeighbourGrid grid, double bandwidth, Kernel kernel)
{
    private readonly Vector<double>[] sums = new Vector<double>[grid.Channels];
    private readonly double[] tails = new double[grid.Channels];
    private readonly double squared = bandwidth * bandwidth;

    /// <summary>Pairs of a place and a point that were looked at.</summary>
    public long Pairs { get; private set; }

    /// <summary>The sum of weights around <paramref name="at"/>; <paramref name="mean"/> stays there when it is 0.</summary>
    public double Mean(double[] at, Span<double> mean)
    {
        Array.Clear(sums);
        Array.Clear(tails);
        var total = 0.0;
        foreach (var (start, end) in grid.Ranges(at))
        {
            Pairs += end - start;
            total += Add(at, start, end);
        }

        for (var channel = 0; channel < mean.Length; channel++)
        {
            mean[channel] = total > 0 ? (Vector.Sum(sums[channel]) + tails[channel]) / total : at[channel];
        }

        return total;
    }

    private double Add(double[] at, int start, int end)
    {
        var point = start;
        var total = Vector<double>.Zero;
        for (; point <= end - Vector<double>.Count; point += Vector<double>.Count)
        {
            var distance = Vector<double>.Zero;
            for (var channel = 0; channel < at.Length; channel++)
            {
                var difference = new Vector<double>(grid.Positions, (channel * grid.Count) + point) - new Vector<double>(at[channel]);
                distance += difference * difference;
            }

            var weight = new Vector<double>(grid.Weights, point) * Weight(distance);
            total += weight;
            for (var channel = 0; channel < at.Length; channel++)
            {
                sums[channel] += weight * new Vector<double>(grid.Positions, (channel * grid.Count) + point);
            }
        }

        return Vector.Sum(total) + AddSingly(at, point, end);
    }

    private double AddSingly(double[] at, int start, int end)
    {
        var total = 0.0;
        for (var point = start; point < end; point++)
        {
            var distance = 0.0;
            for (var channel = 0; channel < at.Length; channel++)
            {
                var difference = grid.Positions[(channel * grid.Count) + point] - at[channel];
                distance += difference * difference;
            }

            var weight = grid.Weights[point] * (kernel == Kernel.Flat ? distance <= squared ? 1 : 0 : Math.Exp(-distance / (2 * squared)));
            total += weight;
            for (var channel = 0; channel < at.Length; channel++)
            {
                tails[channel] += weight * grid.Positions[(channel * grid.Count) + point];
            }
        }

        return total;
    }

    private Vector<double> Weight(Vector<double> distance) => kernel == Kernel.Flat
        ? Vector.ConditionalSelect(Vector.LessThanOrEqual(distance, new Vector<double>(squared)), Vector<double>.One, Vector<double>.Zero)
        : Vector.Exp(distance * (-0.5 / squared));
}
