using Sweep.Theory.Points;
using static TorchSharp.torch;

namespace Sweep.Learning.Networks;

/// <summary>Converts pixels in row-major order to and from the tensors of a network.</summary>
internal static class ImageTensor
{
    /// <summary>Returns [batch, 1, sides] in the number format and on the device of <paramref name="like"/>.</summary>
    public static Tensor Of(double[] pixels, PerAxis sides, Tensor like, int batch = 1)
    {
        using var source = tensor(pixels, [batch, 1, .. sides.ToArray().Select(static side => (long)side)]);
        return source.to(like.dtype, like.device, copy: true);
    }

    /// <summary>Returns the pixels channel by channel, as float64.</summary>
    public static double[] Pixels(Tensor output)
    {
        using var scope = NewDisposeScope();
        return output.detach().to(ScalarType.Float64).cpu().contiguous().data<double>().ToArray();
    }
}
