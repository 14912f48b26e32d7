using Sweep.Theory.Points;

namespace Sweep.Learning.Tests.Laws;

/// <summary>L3: on a constant image the position alone tells pixels apart.</summary>
[Fast]
public sealed class ConstantImageTests
{
    [Theory]
    [InlineData(1, 3, 2, 8)]
    [InlineData(1, 2, 3, 9)]
    [InlineData(2, 2, 2, 16)]
    [InlineData(2, 3, 2, 64)]
    [InlineData(2, 2, 3, 81)]
    [InlineData(3, 1, 2, 8)]
    [InlineData(3, 1, 3, 27)]
    public void Learnt_upsampling_reaches_the_bound(int dimensions, int depth, int factor, long bound) =>
        Assert.Equal(bound, Measured.ReachingSeed(Point(dimensions, depth, factor)).Distinct);

    [Theory]
    [InlineData(1, 3, 2)]
    [InlineData(2, 2, 2)]
    [InlineData(2, 2, 3)]
    [InlineData(3, 1, 2)]
    public void Nearest_upsampling_makes_every_pixel_the_same(int dimensions, int depth, int factor)
    {
        var measurement = Measured.ReachingSeed(Point(dimensions, depth, factor) with { Upsampling = Upsampling.Nearest });

        Assert.Equal(1, measurement.Distinct);
        Assert.False(measurement.Dead);
    }

    [Theory]
    [InlineData(Upsampling.Learnt, 16)]
    [InlineData(Upsampling.Nearest, 1)]
    public void Circular_padding_keeps_the_bound(Upsampling upsampling, long count) =>
        Assert.Equal(count, Measured.ReachingSeed(Point(2, 2, 2) with { Padding = Padding.Circular, Upsampling = upsampling }).Distinct);

    [Theory]
    [InlineData(Padding.Same)]
    [InlineData(Padding.Reflect)]
    [InlineData(Padding.Replicate)]
    public void Every_other_padding_leaks_the_position_beyond_the_bound(Padding padding)
    {
        var measurement = Measured.Of(Point(2, 2, 2) with { Padding = padding });

        Assert.True(measurement.Distinct > 16, $"{measurement.Distinct} embeddings");
        Assert.True(measurement.ClassGap > 1e3, $"gap {measurement.ClassGap}");
    }

    private static GridPoint Point(int dimensions, int depth, int factor) => new()
    {
        Dimensions = dimensions,
        Depth = depth,
        Factor = PoolingFactors.Uniform(factor),
        Scene = SceneKind.Constant,
        Spacing = PerAxis.Uniform(dimensions, 7),
        Measure = Measures.Separability,
    };
}
