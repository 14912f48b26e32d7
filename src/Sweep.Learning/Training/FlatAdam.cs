using Sweep.Learning.Native;
using Sweep.Learning.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Learning.Training;

/// <summary>Adam (Kingma and Ba 2015, with their constants) over all weights at once.</summary>
public sealed class FlatAdam(FlatWeights weights, double learningRate) : IDisposable
{
    private const double MeanDecay = 0.9;
    private const double SquareDecay = 0.999;
    private const double Epsilon = 1e-8;

    /// <summary>Running mean of the gradients; with <see cref="Square"/> and the step the complete state of Adam.</summary>
    internal Tensor Mean { get; } = zeros_like(weights.Values).DetachFromDisposeScope();

    /// <summary>Running mean of their squares.</summary>
    internal Tensor Square { get; } = zeros_like(weights.Values).DetachFromDisposeScope();

    /// <summary>Makes step number <paramref name="step"/>, from 1; clears the gradients.</summary>
    public void Step(int step)
    {
        using var unrecorded = no_grad();
        using var scope = NewDisposeScope();
        using var meanKept = MeanDecay.ToScalar();
        using var meanAdded = (1 - MeanDecay).ToScalar();
        using var squareKept = SquareDecay.ToScalar();
        using var squareAdded = (1 - SquareDecay).ToScalar();
        using var squareShare = (1 - Math.Pow(SquareDecay, step)).ToScalar();
        using var epsilon = Epsilon.ToScalar();
        using var size = (-learningRate / (1 - Math.Pow(MeanDecay, step))).ToScalar();
        Mean.mul_(meanKept).add_(weights.Gradients, alpha: meanAdded);
        Square.mul_(squareKept).addcmul_(weights.Gradients, weights.Gradients, squareAdded);
        var root = Square.div(squareShare).sqrt_().add_(epsilon, Numbers.One);
        weights.Values.addcdiv_(Mean, root, size);
        weights.Gradients.zero_();
    }

    public void Dispose()
    {
        Mean.Dispose();
        Square.Dispose();
    }
}
