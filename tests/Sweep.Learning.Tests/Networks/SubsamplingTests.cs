using Sweep.Learning.Networks;
using Sweep.Theory.Points;
using TorchSharp;
using static TorchSharp.torch;
using Padding = Sweep.Theory.Points.Padding;

namespace Sweep.Learning.Tests.Networks;

/// <summary>Every pooling on rows that can be computed by hand.</summary>
[Fast]
public sealed class SubsamplingTests
{
    [Fact]
    public void Max_and_average_pooling_take_disjoint_blocks()
    {
        Assert.Equal([5, 4], Pooled(Pooling.Max, Padding.Valid, 2, 1, 1, 5, 4, 2));
        Assert.Equal([3, 3], Pooled(Pooling.Average, Padding.Valid, 2, 1, 1, 5, 4, 2));
    }

    [Fact]
    public void Dilated_pooling_compares_pixels_that_lie_the_dilation_apart_and_keeps_the_others()
    {
        Assert.Equal([3, 5, 3], Pooled(Pooling.Dilated, Padding.Valid, 2, 2, 1, 5, 3, 2, 0));
        Assert.Equal([3, 5, 3, 2, 5], Pooled(Pooling.Dilated, Padding.Circular, 2, 2, 1, 5, 3, 2, 0));
    }

    /// <summary>Maxima of two: 5 5 4 4 2 of 1 5 4 4 2 2; blurred: (5+10+4)/4, (5+8+4)/4, (4+8+2)/4; every second: 4.75 and 3.5.</summary>
    [Fact]
    public void Blurred_pooling_takes_maxima_then_the_binomial_mean_then_every_second_pixel() =>
        Assert.Equal([4.75, 3.5], Pooled(Pooling.Blur, Padding.Valid, 2, 1, 1, 5, 4, 4, 2, 2));

    /// <summary>2 - 5 + 1/2 and 8 - 2 + 1/2.</summary>
    [Fact]
    public void A_strided_convolution_weighs_the_pixels_of_disjoint_blocks()
    {
        using var weight = tensor(new double[] { 2, -1 }, [1, 1, 2]);
        using var bias = tensor(new double[] { 0.5 });
        var features = Subsampling.Pool(new SpatialOperations(1, Padding.Valid), Row(1, 5, 4, 2), new PerAxis(2), new PerAxis(1), Pooling.Strided, (weight, bias)).Features;

        Assert.Equal([-2.5, 6.5], ImageTensor.Pixels(features));
    }

    [Fact]
    public void Padded_blurred_pooling_halves_the_row() =>
        Assert.Equal(3, Pooled(Pooling.Blur, Padding.Same, 2, 1, 1, 5, 4, 4, 2, 2).Length);

    /// <summary>Sums of squares: 1 + 9 of the even pixels, 4 + 16 of the odd ones.</summary>
    [Fact]
    public void Adaptive_polyphase_takes_the_grid_with_the_larger_norm_and_says_which()
    {
        var (features, grid) = Subsampling.Pool(new SpatialOperations(1, Padding.Circular), Row(1, 2, 3, 4), new PerAxis(2), new PerAxis(1), Pooling.AdaptivePolyphase);

        Assert.Equal([2, 4], ImageTensor.Pixels(features));
        Assert.Equal([new PerAxis(1)], grid!);
    }

    [Fact]
    public void Each_image_of_a_batch_has_a_grid_of_its_own()
    {
        var (features, grid) = Subsampling.Pool(
            new SpatialOperations(1, Padding.Circular), cat([Row(1, 2, 3, 4), Row(4, 3, 2, 1)], 0), new PerAxis(2), new PerAxis(1), Pooling.AdaptivePolyphase);

        Assert.Equal([2, 4, 4, 2], ImageTensor.Pixels(features));
        Assert.Equal([new PerAxis(1), new PerAxis(0)], grid!);
    }

    [Fact]
    public void Enlarged_pixels_return_to_the_grid_that_they_came_from() =>
        Assert.Equal([4, 2, 2, 4], ImageTensor.Pixels(Decoding.Back(Row(2, 2, 4, 4), [new PerAxis(1)])));

    private static double[] Pooled(Pooling pooling, Padding padding, int factor, int dilation, params double[] pixels) =>
        ImageTensor.Pixels(Subsampling.Pool(new SpatialOperations(1, padding), Row(pixels), new PerAxis(factor), new PerAxis(dilation), pooling).Features);

    private static Tensor Row(params double[] pixels) => tensor(pixels, [1, 1, pixels.Length]);
}
