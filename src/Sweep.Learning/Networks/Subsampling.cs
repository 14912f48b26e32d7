using Sweep.Learning.Native;
using Sweep.Theory.Points;
using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Learning.Networks;

/// <summary>The features that one level of the encoder has subsampled, and their grid.</summary>
/// <param name="Features">[batch, channels, sides].</param>
/// <param name="Grid">First pixel of the grid on which each image of the batch was subsampled, per axis; null: pixel 0.</param>
internal sealed record Pooled(Tensor Features, PerAxis[]? Grid)
{
    /// <summary>[grids, batch]: sum of squares of the pixels of every possible grid; null: there was no choice.</summary>
    public Tensor? Sums { get; init; }
}

/// <summary>The poolings of the family.</summary>
internal static class Subsampling
{
    /// <param name="filter">Weights and biases of a strided convolution; null for all others.</param>
    /// <param name="dilation">Product of the factors above this level, for dilated networks; ones for all others.</param>
    public static Pooled Pool(SpatialOperations spatial, Tensor features, PerAxis factor, PerAxis dilation, Pooling pooling, (Tensor Weight, Tensor Bias)? filter = null)
    {
        var ones = factor.Select(static _ => 1);
        return pooling switch
        {
            Pooling.Max => new(spatial.MaxPool(features, factor, factor, ones), null),
            Pooling.Average => new(spatial.AveragePool(features, factor), null),
            Pooling.Dilated => new(spatial.MaxPool(Reaching(spatial, features, factor, dilation), factor, ones, dilation), null),
            Pooling.Blur => new(Blurred(spatial, features, factor), null),
            Pooling.Strided => new(spatial.ConvolveBlocks(features, filter!.Value.Weight, filter.Value.Bias, factor), null),
            _ => Polyphase(features, factor),
        };
    }

    /// <summary>Around a circular border the filter's taps reach behind the last pixel.</summary>
    private static Tensor Reaching(SpatialOperations spatial, Tensor features, PerAxis factor, PerAxis dilation) =>
        spatial.Pad(features, factor.Select(static _ => 0), factor.Zip(dilation, static (taps, apart) => (taps - 1) * apart));

    /// <summary>
    /// Zhang 2019: the maximum without subsampling, a binomial filter, then every f-th pixel. Padding adds as many pixels at the end as the
    /// two filters remove, minus the one that the binomial filter needs at the beginning.
    /// </summary>
    private static Tensor Blurred(SpatialOperations spatial, Tensor features, PerAxis factor)
    {
        var ones = factor.Select(static _ => 1);
        var padded = spatial.Pad(features, factor.Select(static f => f > 1 ? 1 : 0), factor.Select(static f => f > 1 ? f : 0));
        var blurred = spatial.MaxPool(padded, factor, ones, ones);
        for (var axis = 0; axis < factor.Count; axis++)
        {
            if (factor[axis] > 1)
            {
                var at = axis + SpatialOperations.Leading;
                var side = blurred.shape[at] - 2;
                blurred = blurred.narrow(at, 0, side).mul(Numbers.Quarter)
                    .add(blurred.narrow(at, 1, side), Numbers.Half).add(blurred.narrow(at, 2, side), Numbers.Quarter);
            }
        }

        return SpatialOperations.Subsample(blurred, factor, factor.Select(static _ => 0));
    }

    /// <summary>
    /// Chaman and Dokmanic 2021: of all grids the one whose pixels have the largest sum of squares, chosen for each image separately. Every
    /// sum is taken over sorted values, so that a shifted image gives the same sums to the last bit.
    /// </summary>
    private static Pooled Polyphase(Tensor features, PerAxis factor)
    {
        var grids = Grids(factor);
        var parts = grids.Select(grid => SpatialOperations.Subsample(features, factor, grid)).ToArray();
        using var scope = NewDisposeScope();
        var norms = stack(parts.Select(static part => part.detach().pow(Numbers.Two).flatten(1).sort(1).Values.sum(dim: 1L)));
        var best = norms.argmax(0).data<long>().ToArray();
        var chosen = stack(best.Select((grid, image) => parts[grid][image]));
        return new(chosen.MoveToOuterDisposeScope(), [.. best.Select(grid => grids[grid])]) { Sums = norms.MoveToOuterDisposeScope() };
    }

    /// <summary>Returns every possible first pixel of a grid, in row-major order.</summary>
    private static PerAxis[] Grids(PerAxis factor) => [.. Enumerable.Range(0, checked((int)factor.Product())).Select(number => PerAxis.FromAxes(
        factor.Count, axis => number / Enumerable.Range(axis + 1, factor.Count - axis - 1).Aggregate(1, (inner, later) => inner * factor[later]) % factor[axis]))];
}
