using Sweep.Theory;
using Sweep.Theory.Trials;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Padding = Sweep.Theory.Trials.Padding;

namespace Sweep.Learning.Networks;

/// <summary>The layers of the network for any number of spatial axes; tensors are [1, channels, sides].</summary>
internal sealed class SpatialOperations(int dimensions, Padding padding)
{
    /// <summary>Axes before the spatial ones: batch and channels.</summary>
    private const int Leading = 2;

    /// <summary>A 3^d kernel reaches one pixel beyond the border.</summary>
    private readonly long[] onePixelEachSide = [.. Enumerable.Repeat(1L, 2 * dimensions)];

    /// <summary>What a 3^d convolution sees beyond the border: nothing (valid), zeros, a mirror, the last pixel, or the other side.</summary>
    public Tensor Pad(Tensor features) => padding switch
    {
        Padding.Same => functional.pad(features, onePixelEachSide, PaddingModes.Constant, 0),
        Padding.Reflect => functional.pad(features, onePixelEachSide, PaddingModes.Reflect),
        Padding.Replicate => functional.pad(features, onePixelEachSide, PaddingModes.Replicate),
        Padding.Circular => functional.pad(features, onePixelEachSide, PaddingModes.Circular),
        _ => features,
    };

    public Tensor Convolve(Tensor features, Tensor weight, Tensor bias) => dimensions switch
    {
        1 => functional.conv1d(features, weight, bias),
        2 => functional.conv2d(features, weight, bias),
        _ => functional.conv3d(features, weight, bias),
    };

    /// <summary>Transposed convolution whose kernel equals its stride: outputs of different inputs do not overlap.</summary>
    public Tensor ConvolveTransposed(Tensor features, Tensor weight, Tensor bias, PerAxis factor)
    {
        var stride = Longs(factor);
        return dimensions switch
        {
            1 => functional.conv_transpose1d(features, weight, bias, stride: stride[0]),
            2 => functional.conv_transpose2d(features, weight, bias, strides: stride),
            _ => functional.conv_transpose3d(features, weight, bias, strides: stride),
        };
    }

    public Tensor Pool(Tensor features, PerAxis factor, Pooling pooling)
    {
        var kernel = Longs(factor);
        return (pooling, dimensions) switch
        {
            (Pooling.Max, 1) => functional.max_pool1d(features, kernel[0], kernel[0]),
            (Pooling.Max, 2) => functional.max_pool2d(features, kernel, kernel),
            (Pooling.Max, _) => functional.max_pool3d(features, kernel, kernel),
            (_, 1) => functional.avg_pool1d(features, kernel[0], kernel[0]),
            (_, 2) => functional.avg_pool2d(features, kernel, kernel),
            _ => functional.avg_pool3d(features, kernel, kernel),
        };
    }

    public Tensor Interpolate(Tensor features, PerAxis factor, bool linear)
    {
        var size = factor.ToArray().Select((f, axis) => features.shape[axis + Leading] * f).ToArray();
        return linear
            ? functional.interpolate(features, size, mode: LinearMode, align_corners: false)
            : functional.interpolate(features, size, mode: InterpolationMode.Nearest);
    }

    /// <summary>The part of <paramref name="features"/> above <paramref name="other"/>; an odd rest goes to the end.</summary>
    public static Tensor CentreCrop(Tensor features, Tensor other)
    {
        for (var axis = Leading; axis < other.shape.Length; axis++)
        {
            var side = other.shape[axis];
            features = features.narrow(axis, (features.shape[axis] - side) / 2, side);
        }

        return features;
    }

    private InterpolationMode LinearMode => dimensions switch
    {
        1 => InterpolationMode.Linear,
        2 => InterpolationMode.Bilinear,
        _ => InterpolationMode.Trilinear,
    };

    private static long[] Longs(PerAxis values) => Array.ConvertAll(values.ToArray(), static value => (long)value);
}
