using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Measuring;

/// <summary>Mean shift by plain loops over plain points, as a textbook writes it.</summary>
internal static class MeanShiftOracle
{
    public static int[] Clusters(double[][] points, double bandwidth, Kernel kernel)
    {
        double Weight(double[] a, double[] b) => kernel == Kernel.Flat
            ? Distance(a, b) <= bandwidth ? 1 : 0
            : Math.Exp(-Math.Pow(Distance(a, b) / bandwidth, 2) / 2);

        double Density(double[] at) => points.Sum(point => Weight(at, point));

        double[] Shift(double[] at) =>
            [.. at.Select((_, channel) => points.Sum(point => Weight(at, point) * point[channel]) / Density(at))];

        List<double[]> ends = [];
        foreach (var point in points)
        {
            double[] from;
            var to = point;
            do
            {
                from = to;
                to = Shift(from);
            }
            while (Distance(from, to) > 1e-3 * bandwidth);

            ends.Add(to);
        }

        List<double[]> modes = [];
        foreach (var end in ends.OrderByDescending(Density).ThenBy(static end => end[0]))
        {
            if (modes.All(mode => Distance(mode, end) > bandwidth))
            {
                modes.Add(end);
            }
        }

        return [.. points.Select(point => modes.IndexOf(modes.MinBy(mode => Distance(mode, point))!))];
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, static (x, y) => (x - y) * (x - y)).Sum());
}
