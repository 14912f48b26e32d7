using Sweep.Learning.Inference;
using Sweep.Learning.Networks;
using Sweep.Theory.Points;
using static TorchSharp.torch;

namespace Sweep.Learning.Tests.Inference;

[Fast]
public sealed class ContinuationTests
{
    [Theory]
    [InlineData(4, false, -2, new double[] { 2, 1, 0, 1, 2, 3, 2, 1, 0 })]
    [InlineData(4, true, -2, new double[] { 2, 3, 0, 1, 2, 3, 0, 1, 2 })]
    [InlineData(5, true, -2, new double[] { 3, 2, 0, 1, 2, 3, 2, 0, 1 })]
    [InlineData(4, false, -9, new double[] { 3, 2, 1, 0, 1, 2, 3, 2, 1 })]
    public void A_row_goes_on_as_its_mirror_or_from_its_start(int whole, bool wraps, int start, double[] expected)
    {
        using var row = tensor(new double[] { 0, 1, 2, 3 }, [1, 1, 4]);
        using var part = new Continuation(row, new PerAxis(whole), wraps).Read(new PerAxis(start), new PerAxis(expected.Length));

        Assert.Equal(expected, ImageTensor.Pixels(part));
    }

    [Fact]
    public void A_single_pixel_goes_on_as_itself()
    {
        using var pixel = tensor(new double[] { 7 }, [1, 1, 1]);
        using var part = new Continuation(pixel, new PerAxis(1), wraps: false).Read(new PerAxis(-1), new PerAxis(3));

        Assert.Equal([7, 7, 7], ImageTensor.Pixels(part));
    }

    [Fact]
    public void Axes_are_continued_one_by_one()
    {
        using var image = tensor(new double[] { 1, 2, 3, 4 }, [1, 1, 2, 2]);
        using var part = new Continuation(image, new PerAxis(2, 2), wraps: false).Read(new PerAxis(-1, 0), new PerAxis(3, 2));

        Assert.Equal([3, 4, 1, 2, 3, 4], ImageTensor.Pixels(part));
    }
}
