using Sweep.Learning.Native;
using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Learning.Networks;

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
