using CsCheck;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Measuring;

public sealed class MeanShiftTests
{
    [Fact]
    public void Points_within_a_bandwidth_are_one_cluster_and_the_larger_one_comes_first()
    {
        // Means 0.15 and 10.1, more than the bandwidth of 1 apart.
        Assert.Equal([1, 0, 0, 1, 0], MeanShift.Clusters([0.1, 10, 10.1, 0.2, 10.2], 1, 1, Kernel.Flat));
    }

    [Fact]
    public void A_flat_kernel_climbs_from_the_flank_to_the_summit()
    {
        // 0 sees 0 and 0.9: mean 0.45, which sees 0, 0.9 and 1.4: 0.767, which sees 0, 0.9, 1.4, 1.5, 1.6: 1.08, which sees all but 0: 1.35, and that sees all but 0.
        Assert.Equal([0, 0, 0, 0, 0], MeanShift.Clusters([0, 0.9, 1.4, 1.5, 1.6], 1, 1, Kernel.Flat));
    }

    [Fact]
    public void Two_gaussians_two_bandwidths_apart_have_one_mode_and_three_apart_have_two()
    {
        // The density of two equal kernels has one summit exactly when their distance is at most 2 bandwidths.
        Assert.Equal([0, 0], MeanShift.Clusters([0, 1.9], 1, 1, Kernel.Gaussian));
        Assert.Equal(2, MeanShift.Clusters([0, 3], 1, 1, Kernel.Gaussian).Distinct().Count());
    }

    [Fact]
    public void Distances_are_taken_over_all_channels()
    {
        // (0, 0), (3, 4), (0.3, 0.4): distances 5 and 0.5.
        Assert.Equal([0, 1, 0], MeanShift.Clusters([0, 3, 0.3, 0, 4, 0.4], 2, 1, Kernel.Flat));
    }

    [Fact]
    public void Nothing_is_no_cluster_and_one_point_is_one()
    {
        Assert.Empty(MeanShift.Clusters([], 3, 1, Kernel.Flat));
        Assert.Equal([0], MeanShift.Clusters([1, 2, 3], 3, 1, Kernel.Gaussian));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Values_that_are_no_numbers_are_refused(double value)
    {
        Assert.Throws<ArgumentException>(() => MeanShift.Clusters([1, value], 1, 1, Kernel.Flat));
        Assert.Throws<ArgumentException>(() => MeanShift.Clusters([1, 2], 1, value, Kernel.Flat));
    }

    [Fact]
    public void A_bandwidth_of_0_is_refused() => Assert.Throws<ArgumentException>(static () => MeanShift.Clusters([1, 2], 1, 0, Kernel.Flat));

    /// <summary>Points by a random generator: round numbers would lie exactly a bandwidth apart, where rounding decides.</summary>
    [Fact]
    public void Plain_loops_over_all_points_find_the_same_clusters() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 40], Gen.Double[0.2, 2], Gen.Enum<Kernel>(), Gen.Int[1, 4], Gen.Int).Sample(
            static (channels, count, bandwidth, kernel, clumps, seed) =>
            {
                var points = Clumps(channels, count, clumps, new Random(seed));
                double[] values = [.. Enumerable.Range(0, channels).SelectMany(channel => points.Select(point => point[channel]))];

                var found = MeanShift.Clusters(values, channels, bandwidth, kernel);

                Assert.Equal(Renumbered(MeanShiftOracle.Clusters(points, bandwidth, kernel)), Renumbered(found));
            },
            iter: 800);

    [Fact]
    public void A_point_on_a_long_gentle_slope_gets_to_the_mode_below_it()
    {
        // Found by chance: some of these need more than a thousand steps, each just above the one at which a shift ends.
        var points = Clumps(2, 36, 2, new Random(61));
        double[] values = [.. Enumerable.Range(0, 2).SelectMany(channel => points.Select(point => point[channel]))];

        Assert.Equal(
            Renumbered(MeanShiftOracle.Clusters(points, 4.0 / 7, Kernel.Gaussian)), Renumbered(MeanShift.Clusters(values, 2, 4.0 / 7, Kernel.Gaussian)));
        Assert.Equal(2, MeanShift.Clusters(values, 2, 4.0 / 7, Kernel.Gaussian).Distinct().Count());
    }

    [Fact]
    public void Two_thousand_points_far_from_each_other_are_as_many_clusters()
    {
        var random = new Random(3);
        double[] values = [.. Enumerable.Range(0, 3 * 2000).Select(_ => 1e6 * random.NextDouble())];

        Assert.Equal(2000, MeanShift.Clusters(values, 3, 1, Kernel.Flat).Distinct().Count());
        Assert.Equal(2000, MeanShift.Clusters(values, 3, 1, Kernel.Gaussian).Distinct().Count());
    }

    [Fact]
    public void Twenty_thousand_points_in_tight_clusters_come_out_as_those()
    {
        // 27 corners of a cube lattice 6 apart, as a converged training leaves them, each point within 0.2 of its corner.
        const int Count = 20_000;
        var random = new Random(5);
        int[] corners = [.. Enumerable.Range(0, Count).Select(_ => random.Next(27))];
        double[] values =
        [
            .. Enumerable.Range(0, 3).SelectMany(channel => corners.Select(corner =>
                (6 * (corner / (channel == 0 ? 1 : channel == 1 ? 3 : 9) % 3)) + (random.NextDouble() * 0.2))),
        ];

        Assert.Equal(Renumbered(corners), Renumbered(MeanShift.Clusters(values, 3, 1.5, Kernel.Flat)));
        Assert.Equal(Renumbered(corners), Renumbered(MeanShift.Clusters(values, 3, 1.5, Kernel.Gaussian)));
    }

    private static double[][] Clumps(int channels, int count, int clumps, Random random)
    {
        double[] Drawn(double reach) => [.. Enumerable.Range(0, channels).Select(_ => reach * ((2 * random.NextDouble()) - 1))];
        double[][] centres = [.. Enumerable.Range(0, clumps).Select(_ => Drawn(4))];
        return [.. Enumerable.Range(0, count).Select(index => centres[index % clumps].Zip(Drawn(1), static (a, b) => a + b).ToArray())];
    }

    /// <summary>The same partition, numbered by first members.</summary>
    private static int[] Renumbered(int[] clusters)
    {
        var order = clusters.Distinct().ToList();
        return Array.ConvertAll(clusters, order.IndexOf);
    }
}
