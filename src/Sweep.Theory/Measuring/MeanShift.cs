using Sweep.Theory.Points;

namespace Sweep.Theory.Measuring;

/// <summary>
/// Mean shift (Comaniciu and Meer 2002), the way embeddings become instances: every point moves to the weighted mean around it
/// until it moves by no more than a thousandth of the bandwidth; of places that end within the bandwidth of each other the
/// densest is kept (by sum of weights, then by coordinates); a point belongs to the nearest mode. Nothing is random.
/// <para>
/// Up to 1024 different points that is all. Where there are more, points in one cell of a sixteenth of the bandwidth first become one
/// weighted point and share its fate, so that modes and borders may lie off by about that much, and a Gaussian's weights beyond 5
/// bandwidths are left out. Cells double in size while there are more than 2^23 pairs of neighbours, which happens to embeddings
/// without clusters only, and after 2^28 pairs places stay where they are: time is bounded by that, memory by a few copies of the points.
/// </para>
/// </summary>
public static class MeanShift
{
    private const int Exact = 1024;

    private const double FinestCell = 1.0 / 16;

    private const double Stop = 1e-3;

    /// <summary>Places so near have the same future, in bandwidths.</summary>
    private const double Same = 1e-6;

    private const double GaussianReach = 5;

    private const long PairsAtOnce = 1 << 23;

    private const long PairsInAll = 1 << 28;

    /// <summary>The cluster of each point, from 0 in the order of density of the modes.</summary>
    /// <param name="values">channels x points, channel by channel; finite.</param>
    /// <param name="channels">Components of a point.</param>
    /// <param name="bandwidth">Radius of the flat kernel, standard deviation of the Gaussian one.</param>
    /// <exception cref="ArgumentException">There are NaN or infinite values, or the bandwidth is not a positive number.</exception>
    public static int[] Clusters(ReadOnlySpan<double> values, int channels, double bandwidth, Kernel kernel)
    {
        if (channels < 1 || values.Length % channels != 0 || bandwidth is not (> 0 and < double.PositiveInfinity))
        {
            throw new ArgumentException($"{values.Length} values are not points of {channels} components to be clustered with bandwidth {bandwidth}");
        }

        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException("points with NaN or infinite components cannot be clustered", nameof(values));
            }
        }

        if (values.IsEmpty)
        {
            return [];
        }

        var (points, grid) = Gathered(values, channels, bandwidth, kernel);
        var modes = Modes.Of(Ends(grid, bandwidth, kernel), bandwidth);
        var place = new double[channels];
        var nearest = new int[points.Count];
        for (var point = 0; point < nearest.Length; point++)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                place[channel] = points.Positions[(channel * points.Count) + point];
            }

            nearest[point] = modes.Nearest(place);
        }

        return Array.ConvertAll(points.Groups, group => nearest[group]);
    }

    private static (GatheredPoints Points, NeighbourGrid Grid) Gathered(ReadOnlySpan<double> values, int channels, double bandwidth, Kernel kernel)
    {
        var points = GatheredPoints.Equal(values, channels);
        if (points.Count <= Exact)
        {
            return (points, new NeighbourGrid(points, kernel == Kernel.Flat ? bandwidth : double.PositiveInfinity));
        }

        var reach = kernel == Kernel.Flat ? bandwidth : GaussianReach * bandwidth;
        var side = FinestCell * bandwidth;
        NeighbourGrid grid;
        do
        {
            points = GatheredPoints.Cells(values, channels, side);
            grid = new NeighbourGrid(points, reach);
            side *= 2;
        }
        while (grid.Pairs() > PairsAtOnce);

        return (points, grid);
    }

    /// <summary>Moves all points at once; those that meet go on as one.</summary>
    private static List<(double[] Place, double Density)> Ends(NeighbourGrid grid, double bandwidth, Kernel kernel)
    {
        var step = new ShiftStep(grid, bandwidth, kernel);
        List<(double[] Place, double Density)> ends = [];
        var moving = grid.Positions;
        while (moving.Length > 0)
        {
            var count = moving.Length / grid.Channels;
            List<double[]> going = [];
            for (var index = 0; index < count; index++)
            {
                double[] from = [.. Enumerable.Range(0, grid.Channels).Select(channel => moving[(channel * count) + index])];
                var to = new double[grid.Channels];
                step.Mean(from, to);
                if (Apart(from, to) <= Stop * bandwidth || step.Pairs > PairsInAll)
                {
                    ends.Add((to, step.Mean(to, new double[grid.Channels])));
                }
                else
                {
                    going.Add(to);
                }
            }

            moving = Meeting(going, grid.Channels, Same * bandwidth);
        }

        return ends;
    }

    private static double[] Meeting(List<double[]> places, int channels, double within)
    {
        double[] positions = [.. Enumerable.Range(0, channels).SelectMany(channel => places.Select(place => place[channel]))];
        return GatheredPoints.Cells(positions, channels, within).Positions;
    }

    private static double Apart(double[] one, double[] other) => Math.Sqrt(one.Zip(other, static (a, b) => (a - b) * (a - b)).Sum());
}
