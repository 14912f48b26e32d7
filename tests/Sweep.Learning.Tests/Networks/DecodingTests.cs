using Sweep.Learning.Networks;
using Sweep.Theory.Points;
using TorchSharp;
using static TorchSharp.torch;
using Padding = Sweep.Theory.Points.Padding;

namespace Sweep.Learning.Tests.Networks;

/// <summary>Every upsampling that is more than one call, by hand.</summary>
[Fast]
public sealed class DecodingTests
{
    /// <summary>Between 0, 4 and 8 lie 1, 3, 5 and 7; the two ends that clamping would make 0 and 8 are left out with a pixel each.</summary>
    [Fact]
    public void Valid_linear_upsampling_leaves_out_what_the_border_would_have_to_invent() =>
        Assert.Equal([3, 5], ImageTensor.Pixels(Decoding.Linear(new SpatialOperations(1, Padding.Valid), Row(0, 4, 8), new PerAxis(2))));

    /// <summary>0 lies beside 8 around the border: 2 and 1, then 3, 5, 7 and 6.</summary>
    [Fact]
    public void Circular_linear_upsampling_wraps_around() =>
        Assert.Equal([2, 1, 3, 5, 7, 6], ImageTensor.Pixels(Decoding.Linear(new SpatialOperations(1, Padding.Circular), Row(0, 4, 8), new PerAxis(2))));

    [Fact]
    public void Dilated_upsampling_without_weights_only_drops_what_its_filter_would_take() =>
        Assert.Equal([3, 4], ImageTensor.Pixels(Decoding.Dilated(new SpatialOperations(1, Padding.Valid), Row(1, 2, 3, 4), null, null, new PerAxis(2), new PerAxis(2))));

    /// <summary>10 times the pixel two ahead and once the pixel itself.</summary>
    [Fact]
    public void Dilated_learnt_upsampling_is_a_filter_that_looks_ahead()
    {
        using var weight = tensor(new double[] { 10, 1 }, [1, 1, 2]);
        using var bias = zeros(1, ScalarType.Float64);

        Assert.Equal(
            [13, 24], ImageTensor.Pixels(Decoding.Dilated(new SpatialOperations(1, Padding.Valid), Row(1, 2, 3, 4), weight, bias, new PerAxis(2), new PerAxis(2))));
    }

    private static Tensor Row(params double[] pixels) => tensor(pixels, [1, 1, pixels.Length]);
}
