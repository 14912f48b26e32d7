using Sweep.Learning.Networks;
using Sweep.Theory.Points;
using static TorchSharp.torch;

namespace Sweep.Learning.Tests.Networks;

[Fast]
public sealed class SpatialOperationsTests
{
    [Theory]
    [InlineData(Padding.Valid, new double[] { 1, 2, 3 })]
    [InlineData(Padding.Same, new double[] { 0, 1, 2, 3, 0 })]
    [InlineData(Padding.Reflect, new double[] { 2, 1, 2, 3, 2 })]
    [InlineData(Padding.Replicate, new double[] { 1, 1, 2, 3, 3 })]
    [InlineData(Padding.Circular, new double[] { 3, 1, 2, 3, 1 })]
    public void A_row_is_padded_by_one_pixel_on_each_side(Padding padding, double[] expected)
    {
        using var padded = new SpatialOperations(1, padding).Pad(Row(1, 2, 3), new PerAxis(1), new PerAxis(1));

        Assert.Equal(expected, ImageTensor.Pixels(padded));
    }

    [Theory]
    [InlineData(Padding.Same)]
    [InlineData(Padding.Reflect)]
    [InlineData(Padding.Replicate)]
    [InlineData(Padding.Circular)]
    public void Every_padding_knows_volumes(Padding padding)
    {
        using var padded = new SpatialOperations(3, padding).Pad(ones([1, 2, 3, 4, 5]), new PerAxis(1, 1, 1), new PerAxis(1, 1, 1));

        Assert.Equal([1, 2, 5, 6, 7], padded.shape);
    }

    [Fact]
    public void Pixels_ahead_and_behind_are_padded_on_their_own_axis()
    {
        using var image = tensor(new double[] { 1, 2, 3, 4 }, [1, 1, 2, 2]);
        using var padded = new SpatialOperations(2, Padding.Circular).Pad(image, new PerAxis(1, 0), new PerAxis(0, 2));

        Assert.Equal([3, 4, 3, 4, 1, 2, 1, 2, 3, 4, 3, 4], ImageTensor.Pixels(padded));
    }

    [Fact]
    public void An_odd_rest_is_cropped_from_the_end()
    {
        using var cropped = SpatialOperations.CentreCrop(Row(1, 2, 3, 4, 5), Row(0, 0));

        Assert.Equal([2, 3], ImageTensor.Pixels(cropped));
    }

    private static Tensor Row(params double[] pixels) => tensor(pixels, [1, 1, pixels.Length]);
}
