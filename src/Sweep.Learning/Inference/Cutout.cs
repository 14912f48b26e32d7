using Sweep.Theory.Points;
using static TorchSharp.torch;

namespace Sweep.Learning.Inference;

/// <summary>Rectangular parts of [1, channels, sides] tensors.</summary>
internal static class Cutout
{
    /// <summary>Axes before the spatial ones: batch and channels.</summary>
    private const int Leading = 2;

    /// <summary>Returns a view of the pixels from <paramref name="start"/> on.</summary>
    public static Tensor Of(Tensor image, PerAxis start, PerAxis sides)
    {
        var part = image;
        for (var axis = 0; axis < sides.Count; axis++)
        {
            part = part.narrow(axis + Leading, start[axis], sides[axis]);
        }

        return part;
    }
}
