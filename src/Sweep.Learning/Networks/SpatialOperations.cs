using Sweep.Theory.Points;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Padding = Sweep.Theory.Points.Padding;

namespace Sweep.Learning.Networks;

/// <summary>The layers of the network for any number of spatial axes; tensors are [batch, channels, sides].</summary>
internal sealed class SpatialOperations(int dimensions, Padding padding)
{
    /// <summary>Axes before the spatial ones: batch and channels.</summary>
    public const int Leading = 2;

    public bool IsValid => padding == Padding.Valid;

    public bool IsCircular => padding == Padding.Circular;

    /// <summary>Pads features: not at all (valid), or by zeros, a mirror, the last pixel, or the other side.</summary>
    /// <param name="before">Pixels before the first one, per axis.</param>
    /// <param name="after">Pixels after the last one, per axis.</param>
    public Tensor Pad(Tensor features, PerAxis before, PerAxis after)
    {
        if (IsValid || (before.All(static side => side == 0) && after.All(static side => side == 0)))
        {
            return features;
        }

        var sides = new long[2 * dimensions];
        for (var axis = 0; axis < dimensions; axis++)
        {
            // libtorch counts axes from the last one.
            sides[2 * (dimensions - 1 - axis)] = before[axis];
            sides[(2 * (dimensions - 1 - axis)) + 1] = after[axis];
        }

        return padding switch
        {
            Padding.Same => functional.pad(features, sides, PaddingModes.Constant, 0),
            Padding.Reflect => functional.pad(features, sides, PaddingModes.Reflect),
            Padding.Replicate => functional.pad(features, sides, PaddingModes.Replicate),
            _ => functional.pad(features, sides, PaddingModes.Circular),
        };
    }

    /// <summary>A 3^d convolution (or one of any other kernel, unpadded) whose taps lie <paramref name="dilation"/> apart.</summary>
    public Tensor Convolve(Tensor features, Tensor weight, Tensor? bias, PerAxis dilation, long groups = 1)
    {
        var apart = Longs(dilation);
        return dimensions switch
        {
            1 => functional.conv1d(features, weight, bias, dilation: apart[0], groups: groups),
            2 => functional.conv2d(features, weight, bias, dilation: apart, groups: groups),
            _ => functional.conv3d(features, weight, bias, dilation: apart, groups: groups),
        };
    }

    /// <summary>Convolution whose kernel equals its stride: inputs of different outputs do not overlap.</summary>
    public Tensor ConvolveBlocks(Tensor features, Tensor weight, Tensor bias, PerAxis factor)
    {
        var stride = Longs(factor);
        return dimensions switch
        {
            1 => functional.conv1d(features, weight, bias, stride: stride[0]),
            2 => functional.conv2d(features, weight, bias, strides: stride),
            _ => functional.conv3d(features, weight, bias, strides: stride),
        };
    }

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

    public Tensor MaxPool(Tensor features, PerAxis kernel, PerAxis stride, PerAxis dilation)
    {
        var (size, step, apart) = (Longs(kernel), Longs(stride), Longs(dilation));
        return dimensions switch
        {
            1 => functional.max_pool1d(features, size[0], step[0], dilation: apart[0]),
            2 => functional.max_pool2d(features, size, step, dilation: apart),
            _ => functional.max_pool3d(features, size, step, dilation: apart),
        };
    }

    public Tensor AveragePool(Tensor features, PerAxis factor)
    {
        var kernel = Longs(factor);
        return dimensions switch
        {
            1 => functional.avg_pool1d(features, kernel[0], kernel[0]),
            2 => functional.avg_pool2d(features, kernel, kernel),
            _ => functional.avg_pool3d(features, kernel, kernel),
        };
    }

    /// <summary>Returns every factor-th pixel along each axis, from <paramref name="first"/> on.</summary>
    public static Tensor Subsample(Tensor features, PerAxis factor, PerAxis first)
    {
        TensorIndex[] every = [TensorIndex.Ellipsis, .. Enumerable.Range(0, factor.Count).Select(axis => TensorIndex.Slice(first[axis], step: factor[axis]))];
        return features.index(every);
    }

    /// <summary>Returns the centre of <paramref name="features"/> in the size of <paramref name="other"/>; an odd rest is cut at the end.</summary>
    public static Tensor CentreCrop(Tensor features, Tensor other)
    {
        for (var axis = Leading; axis < other.shape.Length; axis++)
        {
            var side = other.shape[axis];
            features = features.narrow(axis, (features.shape[axis] - side) / 2, side);
        }

        return features;
    }

    /// <summary>Removes pixels at both ends, per axis.</summary>
    public static Tensor Trim(Tensor features, PerAxis before, PerAxis after)
    {
        for (var axis = 0; axis < before.Count; axis++)
        {
            features = features.narrow(axis + Leading, before[axis], features.shape[axis + Leading] - before[axis] - after[axis]);
        }

        return features;
    }

    private static long[] Longs(PerAxis values) => Array.ConvertAll(values.ToArray(), static value => (long)value);
}
