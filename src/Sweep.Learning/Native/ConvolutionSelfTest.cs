using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Sweep.Learning.Native;

/// <summary>
/// Compares float32 convolutions with float64. oneDNN 3.7 computes wrong ones on some machines, at channel counts and sizes
/// such as these two, sometimes only from the second call on; therefore each one is computed twice.
/// </summary>
internal static class ConvolutionSelfTest
{
    private const int Rounds = 2;
    private static readonly (int In, int Out, int Side)[] Cases = [(24, 8, 32), (12, 12, 50)];

    public static double LargestRelativeError(Device device)
    {
        using var scope = NewDisposeScope();
        var worst = 0.0;
        foreach (var (channelsIn, channelsOut, side) in Cases)
        {
            var image = Wave(device, 1, channelsIn, side, side);
            var kernel = Wave(device, channelsOut, channelsIn, 3, 3);
            for (var round = 0; round < Rounds; round++)
            {
                var expected = ForwardAndBackward(image, kernel, ScalarType.Float64);
                var actual = ForwardAndBackward(image, kernel, ScalarType.Float32);
                worst = Math.Max(worst, expected.Zip(actual, RelativeError).Max());
            }
        }

        return worst;
    }

    /// <summary>Output, gradient of the image and gradient of the kernel.</summary>
    private static Tensor[] ForwardAndBackward(Tensor image, Tensor kernel, ScalarType type)
    {
        var x = image.to(type).detach().requires_grad_(true);
        var k = kernel.to(type).detach().requires_grad_(true);
        var y = functional.conv2d(x, k);
        y.pow(Numbers.Two).sum().backward();
        return [y.detach(), x.grad!, k.grad!];
    }

    private static double RelativeError(Tensor expected, Tensor actual)
    {
        var error = ((actual.to(ScalarType.Float64) - expected).abs().max() / expected.abs().max()).item<double>();
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }

    /// <summary>Returns numbers without a pattern, so that a wrong layout is visible, and the same on every machine.</summary>
    private static Tensor Wave(Device device, params long[] shape)
    {
        var count = checked((int)shape.Aggregate(1L, static (product, side) => product * side));
        var values = Enumerable.Range(0, count).Select(static index => (float)Math.Sin(12.9898 * index)).ToArray();
        return tensor(values, shape).to(device);
    }
}
