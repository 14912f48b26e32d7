using Sweep.Learning.Native;
using Sweep.Theory.Points;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Sweep.Learning.Training;

/// <param name="DeltaV">Distance from the mean of its instance up to which a pixel is not pulled.</param>
/// <param name="DeltaD">Half of the distance below which two means are pushed apart.</param>
/// <param name="PairMask">The choice of the pairs that are pushed.</param>
public sealed record LossOptions(double DeltaV = 0, double DeltaD = 3, PairMask PairMask = PairMask.ByIndex)
{
    /// <summary>Weight of the mean length of the means, which keeps embeddings near the origin.</summary>
    public const double RegularisationWeight = 1e-4;
}

/// <summary>The three terms and their weighted sum: scalars, owned by the caller.</summary>
public sealed record LossTerms(Tensor Variance, Tensor Distance, Tensor Regularisation, Tensor Total);

/// <summary>
/// The discriminative loss (De Brabandere et al. 2017) over one window: pull pixels to the mean of their instance, push the
/// means of different instances apart. Background is an instance like any other.
/// </summary>
public sealed class DiscriminativeLoss(LossOptions options)
{
    /// <summary>Largest number of instances whose pairs are stored as a matrix; beyond it cdist is faster and needs less memory.</summary>
    private const long LargestFullTable = 512;

    /// <summary>Rounding steps of the largest mean within which two means count as equal, because no direction separates them.</summary>
    private const double RoundingSteps = 8;

    /// <param name="embeddings">[pixels, channels].</param>
    /// <param name="instances">[pixels], the numbers 0 to <paramref name="count"/> - 1, each at least once.</param>
    public LossTerms Of(Tensor embeddings, Tensor instances, long count)
    {
        var sizes = bincount(instances, minlength: count).to(embeddings.dtype).unsqueeze(1);
        var means = zeros(count, embeddings.shape[1], embeddings.dtype, embeddings.device).index_add(0, instances, embeddings, Numbers.One) / sizes;
        var variance = Variance(embeddings, instances, means, sizes);
        var distance = Distance(means, count);
        var regularisation = LengthsOf(means).mean();
        using var weight = LossOptions.RegularisationWeight.ToScalar();
        return new LossTerms(variance, distance, regularisation, variance.add(distance, Numbers.One).add(regularisation, weight));
    }

    /// <summary>Mean over instances of the mean squared hinge of their pixels.</summary>
    private Tensor Variance(Tensor embeddings, Tensor instances, Tensor means, Tensor sizes)
    {
        var squared = (embeddings - means.index_select(0, instances)).pow(Numbers.Two).sum(dim: 1L);
        using var margin = options.DeltaV.ToScalar();
        using var count = sizes.shape[0].ToScalar();
        var hinge = options.DeltaV == 0 ? squared : functional.relu(SafeRoot(squared).sub(margin)).pow(Numbers.Two);
        return (hinge / sizes.squeeze(1).index_select(0, instances)).sum().div(count);
    }

    /// <summary>Mean over ordered pairs of different instances of the squared hinge of their distance.</summary>
    private Tensor Distance(Tensor means, long count)
    {
        using var rounding = (RoundingSteps * Epsilon(means.dtype)).ToScalar();
        using var margin = (2 * options.DeltaD).ToScalar();
        var equality = means.detach().abs().max().mul(rounding);
        var distances = count <= LargestFullTable
            ? LengthsOf(means.unsqueeze(0) - means.unsqueeze(1))
            : cdist(means, means, 2, compute_mode.donot_use_mm_for_euclid_dist);
        var apart = (distances <= equality).logical_not();
        var pushed = options.PairMask == PairMask.ByIndex
            ? eye(count, dtype: ScalarType.Bool, device: means.device).logical_not()
            : apart;
        var hinge = functional.relu(where(apart, distances, zeros_like(distances)).neg().add(margin, Numbers.One)).pow(Numbers.Two);
        return where(pushed, hinge, zeros_like(hinge)).sum() / pushed.sum().clamp_min(Numbers.One);
    }

    /// <summary>Lengths of the vectors along the last axis.</summary>
    private static Tensor LengthsOf(Tensor vectors) => SafeRoot(vectors.pow(Numbers.Two).sum(dim: -1L));

    /// <summary>Square root whose gradient at 0 is 0 and not infinite; NaN stays NaN.</summary>
    private static Tensor SafeRoot(Tensor squared)
    {
        var zero = squared.eq(Numbers.Zero);
        return where(zero, zeros_like(squared), where(zero, ones_like(squared), squared).sqrt());
    }

    private static double Epsilon(ScalarType type) => type == ScalarType.Float64 ? Math.ScaleB(1, -52) : Math.ScaleB(1, -23);
}
