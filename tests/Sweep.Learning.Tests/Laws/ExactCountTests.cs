using Sweep.Theory.Lawbook;
using Sweep.Theory.Points;

namespace Sweep.Learning.Tests.Laws;

/// <summary>L2: random weights tell prod P_i / gcd(s_i, P_i) same-looking objects apart, and never more.</summary>
[Fast]
public sealed class ExactCountTests
{
    [Theory]
    [InlineData(3, 2, 5, 1, 8)]
    [InlineData(3, 2, 4, 1, 2)]
    [InlineData(3, 2, 8, 1, 1)]
    [InlineData(3, 2, 12, 2, 2)]
    [InlineData(3, 2, 15, 2, 8)]
    [InlineData(3, 2, 16, 2, 1)]
    [InlineData(4, 2, 15, 2, 16)]
    [InlineData(2, 3, 6, 1, 3)]
    [InlineData(2, 4, 7, 2, 16)]
    public void In_one_dimension(int depth, int factor, int spacing, int radius, long count) =>
        AssertCount(Point(1, depth, factor, radius, new PerAxis(spacing)), count);

    [Theory]
    [InlineData(2, 2, 5, 5, 16)]
    [InlineData(2, 2, 6, 6, 4)]
    [InlineData(2, 2, 7, 8, 4)]
    [InlineData(2, 2, 6, 4, 2)]
    [InlineData(2, 2, 8, 8, 1)]
    [InlineData(1, 3, 7, 7, 9)]
    [InlineData(2, 3, 8, 8, 81)]
    [InlineData(2, 3, 12, 10, 27)]
    [InlineData(3, 2, 15, 15, 64)]
    [InlineData(3, 2, 12, 12, 4)]
    public void In_two_dimensions(int depth, int factor, int first, int second, long count) =>
        AssertCount(Point(2, depth, factor, 1, new PerAxis(first, second)), count);

    [Theory]
    [InlineData(1, 5, 5, 5, 8)]
    [InlineData(1, 5, 6, 5, 4)]
    [InlineData(2, 6, 8, 5, 8)]
    public void In_three_dimensions(int depth, int first, int second, int third, long count) =>
        AssertCount(Point(3, depth, 2, 1, new PerAxis(first, second, third)) with { Width = 8 }, count);

    [Theory]
    [InlineData(7, 16)]
    [InlineData(8, 1)]
    public void With_nearest_upsampling(int spacing, long count) =>
        AssertCount(Point(2, 2, 2, 2, PerAxis.Uniform(2, spacing)) with { Upsampling = Upsampling.Nearest }, count);

    [Fact]
    public void With_average_pooling() =>
        AssertCount(Point(2, 2, 2, 2, PerAxis.Uniform(2, 7)) with { Pooling = Pooling.Average }, 16);

    [Fact]
    public void With_factors_that_differ_by_level_and_axis() =>
        AssertCount(
            Point(2, 2, 2, 1, PerAxis.Uniform(2, 5)) with { Factor = PoolingFactors.PerLevel(new PerAxis(1, 2), new PerAxis(3, 2)) },
            12);

    [Theory]
    [InlineData(7, 16)]
    [InlineData(8, 1)]
    public void With_circular_padding(int spacing, long count) =>
        AssertCount(Point(2, 2, 2, 2, PerAxis.Uniform(2, spacing)) with { Padding = Padding.Circular }, count);

    [Fact]
    public void In_single_precision() =>
        AssertCount(Point(2, 2, 2, 2, PerAxis.Uniform(2, 7)) with { Precision = Precision.Float32 }, 16);

    private static void AssertCount(GridPoint point, long count)
    {
        Assert.Equal(count, Measured.Feasible(point).Prediction.Distinct);

        var measurement = Measured.ReachingSeed(point);

        Assert.Equal(count, measurement.Distinct);
        Assert.True(measurement.Objects >= 2 * count || point.Padding == Padding.Circular, "every class needs two objects");
        Assert.True(measurement.ClassGap > 1e3, $"gap {measurement.ClassGap}");
    }

    private static GridPoint Point(int dimensions, int depth, int factor, int radius, PerAxis spacing) => new()
    {
        Dimensions = dimensions,
        Depth = depth,
        Factor = PoolingFactors.Uniform(factor),
        Radius = radius,
        Spacing = spacing,
        Measure = Measures.Separability,
    };
}
