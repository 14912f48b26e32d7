using Sweep.Learning.Networks;
using static TorchSharp.torch;

namespace Sweep.Learning.Training;

/// <summary>Adam (Kingma and Ba 2015, with their constants) over all weights at once.</summary>
public sealed class FlatAdam(FlatWeights weights, double learningRate) : IDisposable
{
    private const double MeanDecay = 0.9;
    private const double SquareDecay = 0.999;
    private const double Epsilon = 1e-8;

    private readonly Tensor mean = zeros_like(weights.Values).DetachFromDisposeScope();
    private readonly Tensor square = zeros_like(weights.Values).DetachFromDisposeScope();

    /// <summary>Step number <paramref name="step"/>, from 1; uses up the gradients.</summary>
    public void Step(int step)
    {
        using var unrecorded = no_grad();
        using var scope = NewDisposeScope();
        mean.mul_(MeanDecay).add_(weights.Gradients, alpha: 1 - MeanDecay);
        square.mul_(SquareDecay).addcmul_(weights.Gradients, weights.Gradients, 1 - SquareDecay);
        var size = learningRate / (1 - Math.Pow(MeanDecay, step));
        var root = (square / (1 - Math.Pow(SquareDecay, step))).sqrt_().add_(Epsilon);
        weights.Values.addcdiv_(mean, root, -size);
        weights.Gradients.zero_();
    }

    public void Dispose()
    {
        mean.Dispose();
        square.Dispose();
    }
}
