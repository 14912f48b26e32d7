using Sweep.Theory.Points;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Sweep.Learning.Networks;

/// <summary>
/// Subtracts means and divides by deviations of the features, then scales and shifts them by trained numbers, between a convolution
/// and its ReLU. Instance and group statistics are of the present image; batch statistics are of the training batch, and
/// at inference their running averages: a fixed map, equal for every tile.
/// </summary>
internal sealed class FeatureNormalisation(Normalisation kind, FlatWeights weights, RunningStatistics running)
{
    private const double Epsilon = 1e-5;
    private const int MostGroups = 4;

    public Tensor Of(string name, Tensor features, bool training)
    {
        if (kind == Normalisation.None)
        {
            return features;
        }

        var (scale, shift) = (weights[$"{name}.scale"], weights[$"{name}.shift"]);
        return kind switch
        {
            Normalisation.Instance => Groups(features, features.shape[1], scale, shift),
            Normalisation.Group => Groups(features, Divisor(features.shape[1]), scale, shift),
            _ => functional.batch_norm(features, running.Mean(name), running.Variance(name), scale, shift, training, RunningStatistics.Momentum, Epsilon),
        };
    }

    private static Tensor Groups(Tensor features, long groups, Tensor scale, Tensor shift) => functional.group_norm(features, groups, scale, shift, Epsilon);

    /// <summary>The largest number of groups, four at most, that divides the channels equally.</summary>
    private static long Divisor(long channels) => Enumerable.Range(1, MostGroups).Where(groups => channels % groups == 0).Max();
}
