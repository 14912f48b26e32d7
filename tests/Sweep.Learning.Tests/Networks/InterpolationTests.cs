using Sweep.Learning.Networks;
using Sweep.Theory.Points;
using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Learning.Tests.Networks;

[Fast]
public sealed class InterpolationTests
{
    [Fact]
    public void Linear_upsampling_interpolates_between_pixel_centres_and_goes_on_at_the_border()
    {
        Assert.Equal([0, 0.25, 0.75, 1], ImageTensor.Pixels(Interpolation.Linear(Row(0, 1), new PerAxis(2))));
        Assert.Equal([0, 0, 1, 2, 3, 3], ImageTensor.Pixels(Interpolation.Linear(Row(0, 3), new PerAxis(3))), static (one, other) => Math.Abs(one - other) < 1e-15);
        Assert.Equal([5, 5], ImageTensor.Pixels(Interpolation.Linear(Row(5), new PerAxis(2))));
    }

    /// <summary>0 to 4 becomes 0 1 3 4, along both axes.</summary>
    [Fact]
    public void Linear_upsampling_treats_the_axes_one_by_one()
    {
        using var image = tensor(new double[] { 0, 4, 4, 8 }, [1, 1, 2, 2]);

        Assert.Equal(
            [0, 1, 3, 4, 1, 2, 4, 5, 3, 4, 6, 7, 4, 5, 7, 8], ImageTensor.Pixels(Interpolation.Linear(image, new PerAxis(2, 2))));
    }

    [Fact]
    public void Nearest_upsampling_repeats_each_pixel_by_the_factor_of_its_axis()
    {
        using var image = tensor(new double[] { 1, 2 }, [1, 1, 1, 2]);

        Assert.Equal([1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2], ImageTensor.Pixels(Interpolation.Nearest(image, new PerAxis(2, 3))));
    }

    /// <summary>The fault of libtorch's own interpolation: places computed in float32 drift from those near the start.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void A_pixel_far_from_the_start_is_interpolated_as_one_near_it(int factor)
    {
        using var near = tensor(new float[] { 0, 1, 0 }, [1, 1, 3]);
        using var far = cat([zeros(1, 1, 100_000), near], 2);

        Assert.Equal(
            ImageTensor.Pixels(Interpolation.Linear(near, new PerAxis(factor))),
            ImageTensor.Pixels(Interpolation.Linear(far, new PerAxis(factor))).TakeLast(3 * factor));
    }

    [Fact]
    public void What_the_enlarged_pixels_ask_for_is_added_up_in_theirs()
    {
        using var row = Row(0, 1).requires_grad_();
        (Interpolation.Linear(row, new PerAxis(2)) * Row(1, 10, 100, 1000)).sum().backward();

        Assert.Equal([1 + 7.5 + 25, 2.5 + 75 + 1000], ImageTensor.Pixels(row.grad!));
    }

    private static Tensor Row(params double[] pixels) => tensor(pixels, [1, 1, pixels.Length]);
}
