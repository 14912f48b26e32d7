using Sweep.Learning.Native;
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

/// <summary>
/// Running averages of the statistics of training batches: for each normalised layer the mean and the variance of every channel, in order
/// in one buffer. No gradient changes them.
/// </summary>
public sealed class RunningStatistics : IDisposable
{
    /// <summary>Share of the newest batch in the average.</summary>
    internal const double Momentum = 0.1;

    private readonly Dictionary<string, (Tensor Mean, Tensor Variance)> views = [];

    internal RunningStatistics(IReadOnlyList<(string Name, long Channels)> layers, ScalarType type, Device device)
    {
        using var scope = NewDisposeScope();
        Values = zeros(2 * layers.Sum(static layer => layer.Channels), type, device).DetachFromDisposeScope();
        var offset = 0L;
        foreach (var (name, channels) in layers)
        {
            var mean = Values.narrow(0, offset, channels).DetachFromDisposeScope();
            var variance = Values.narrow(0, offset + channels, channels).DetachFromDisposeScope();
            variance.fill_(Numbers.One);
            views[name] = (mean, variance);
            offset += 2 * channels;
        }
    }

    /// <summary>Means (0 at first) and variances (1 at first) of all layers; empty without batch normalisation.</summary>
    public Tensor Values { get; }

    internal Tensor Mean(string name) => views[name].Mean;

    internal Tensor Variance(string name) => views[name].Variance;

    public void Dispose()
    {
        foreach (var (mean, variance) in views.Values)
        {
            mean.Dispose();
            variance.Dispose();
        }

        Values.Dispose();
    }
}
