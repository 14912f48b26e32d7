using Sweep.Learning.Inference;
using Sweep.Learning.Networks;
using Sweep.Theory.Points;
using static TorchSharp.torch;

namespace Sweep.Learning.Measuring;

/// <summary>The margin by which adaptive polyphase chooses its grids.</summary>
internal static class GridGaps
{
    /// <summary>
    /// Returns the smallest lead of the largest sum of squares over the second, as a share of the largest, over all levels, for the image and its
    /// shifts. 0 for a tie: a lead below 1e-12 (float32: 1e-6) is rounding. Null if no grid is chosen.
    /// </summary>
    /// <param name="image">[1, 1, sides].</param>
    /// <param name="product">Product of the factors of all levels, per axis.</param>
    public static double? Of(ShiftEquivariantUNet network, Tensor image, PerAxis product)
    {
        if (network.Options is { Depth: 0 } or { Pooling: not Pooling.AdaptivePolyphase })
        {
            return null;
        }

        using var unrecorded = no_grad();
        return ShiftError.Shifts(product).Prepend(product.Select(static _ => 0)).Min(shift => Smallest(network, image, shift));
    }

    private static double Smallest(ShiftEquivariantUNet network, Tensor image, PerAxis shift)
    {
        using var scope = NewDisposeScope();
        var features = ShiftError.Rolled(image, shift);
        var smallest = 1.0;
        for (var level = 0; level < network.Options.Depth; level++)
        {
            var pooled = network.Pool(level, network.Encoded(level, features));
            var lead = Lead(ImageTensor.Pixels(pooled.Sums!));
            smallest = Math.Min(smallest, lead > (image.dtype == ScalarType.Float64 ? 1e-12 : 1e-6) ? lead : 0);
            features = pooled.Features;
        }

        return smallest;
    }

    /// <summary>A network whose features are all 0 prefers no grid.</summary>
    private static double Lead(double[] sums)
    {
        Array.Sort(sums);
        return sums[^1] > 0 ? (sums[^1] - sums[^2]) / sums[^1] : 0;
    }
}
