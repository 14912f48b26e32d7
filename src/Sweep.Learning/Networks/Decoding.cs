using Sweep.Theory.Points;
using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Learning.Networks;

/// <summary>The upsamplings of the family, which restore the sides before <see cref="Subsampling"/>.</summary>
internal static class Decoding
{
    /// <summary>
    /// Interpolates between pixels. With valid padding, drops the pixels that interpolation would invent at the border, one pixel below at each end;
    /// with a circular border, uses the pixels of the other side.
    /// </summary>
    public static Tensor Linear(SpatialOperations spatial, Tensor features, PerAxis factor)
    {
        if (!spatial.IsValid && !spatial.IsCircular)
        {
            return Interpolation.Linear(features, factor);
        }

        var wrapped = factor.Select(static f => f > 1 ? 1 : 0);
        var trimmed = factor.Select(static f => f > 1 ? f : 0);
        return SpatialOperations.Trim(Interpolation.Linear(spatial.Pad(features, wrapped, wrapped), factor), trimmed, trimmed);
    }

    /// <summary>A dilated network stays at full size; its filter of f taps mirrors that of the pooling, so that pixels keep their place.</summary>
    public static Tensor Dilated(SpatialOperations spatial, Tensor features, Tensor? weight, Tensor? bias, PerAxis factor, PerAxis dilation)
    {
        var reach = factor.Zip(dilation, static (taps, apart) => (taps - 1) * apart);
        var none = factor.Select(static _ => 0);
        return weight is null
            ? spatial.IsValid ? SpatialOperations.Trim(features, reach, none) : features
            : spatial.Convolve(spatial.Pad(features, reach, none), weight.transpose(0, 1), bias, dilation);
    }

    /// <summary>Moves the enlarged pixels to the grid that the encoder took them from.</summary>
    public static Tensor Back(Tensor features, PerAxis[]? grid)
    {
        if (grid is null)
        {
            return features;
        }

        using var scope = NewDisposeScope();
        long[] axes = [.. Enumerable.Range(0, grid[0].Count).Select(static axis => (long)axis + SpatialOperations.Leading)];
        var moved = cat([.. grid.Select((first, image) =>
            features.narrow(0, image, 1).roll(Array.ConvertAll(first.ToArray(), static pixels => (long)pixels), axes))], 0);
        return moved.MoveToOuterDisposeScope();
    }
}
