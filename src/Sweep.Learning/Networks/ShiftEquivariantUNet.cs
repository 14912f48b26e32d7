using Sweep.Theory;
using Sweep.Theory.Trials;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Padding = Sweep.Theory.Trials.Padding;

namespace Sweep.Learning.Networks;

/// <summary>One member of the network family.</summary>
/// <param name="Levels">Pooling factors of each level and axis, outermost first; their number is the depth.</param>
/// <param name="Convolutions">3^d convolutions per level.</param>
/// <param name="Width">Feature maps at the top level, doubled at every level below.</param>
/// <param name="Embedding">Channels of the output.</param>
public sealed record UNetOptions(
    int Dimensions,
    IReadOnlyList<PerAxis> Levels,
    Padding Padding = Padding.Valid,
    Upsampling Upsampling = Upsampling.Learnt,
    Pooling Pooling = Pooling.Max,
    int Convolutions = 2,
    int Width = 16,
    int Embedding = 3,
    Normalisation Normalisation = Normalisation.None)
{
    public int Depth => Levels.Count;

    /// <summary>Feature maps at a level.</summary>
    public int Maps(int level) => checked(Width << level);

    /// <summary>The network of a grid point.</summary>
    public static UNetOptions Of(GridPoint point) => new(
        point.Dimensions,
        [.. Enumerable.Range(0, point.Depth).Select(level => point.Factor.At(level, point.Dimensions))],
        point.Padding,
        point.Upsampling,
        point.Pooling,
        point.Convolutions,
        point.Width,
        point.Embedding,
        point.Normalisation);
}

/// <summary>
/// The encoder-decoder of the paper (Rumberger et al. 2021, section 3): per level convolutions with ReLU, pooling with
/// stride = kernel = f, upsampling by f, the skip connection cropped to its centre and put first, and a linear head.
/// Input [1, 1, sides], output [1, embedding, sides], both on the network's device and in its number format.
/// </summary>
public sealed class ShiftEquivariantUNet : IDisposable
{
    private readonly UNetOptions options;
    private readonly SpatialOperations spatial;

    public ShiftEquivariantUNet(UNetOptions options, ScalarType type, Device? device = null)
    {
        this.options = options;
        spatial = new SpatialOperations(options.Dimensions, options.Padding);
        Weights = new FlatWeights(WeightLayout.Of(options), type, device ?? CPU);
    }

    /// <summary>All weights and their gradients; zero until something sets them.</summary>
    public FlatWeights Weights { get; }

    /// <summary>The caller owns the input and the output.</summary>
    public Tensor Forward(Tensor image)
    {
        using var scope = NewDisposeScope();
        var skips = new Tensor[options.Depth];
        var features = image;
        for (var level = 0; level < options.Depth; level++)
        {
            skips[level] = Stage($"encoder.{level}", features);
            features = spatial.Pool(skips[level], options.Levels[level], options.Pooling);
        }

        features = Stage($"encoder.{options.Depth}", features);
        for (var level = options.Depth - 1; level >= 0; level--)
        {
            var raised = Upsample(level, features);
            features = Stage($"decoder.{level}", cat([SpatialOperations.CentreCrop(skips[level], raised), raised], 1));
        }

        var output = spatial.Convolve(features, Weights["head.weight"], Weights["head.bias"]);
        return output.MoveToOuterDisposeScope();
    }

    public void Dispose() => Weights.Dispose();

    private Tensor Stage(string name, Tensor features)
    {
        for (var index = 0; index < options.Convolutions; index++)
        {
            var padded = spatial.Pad(features);
            features = functional.relu(spatial.Convolve(padded, Weights[$"{name}.{index}.weight"], Weights[$"{name}.{index}.bias"]));
        }

        return features;
    }

    private Tensor Upsample(int level, Tensor features) => options.Upsampling == Upsampling.Learnt
        ? functional.relu(spatial.ConvolveTransposed(
            features, Weights[$"upsample.{level}.weight"], Weights[$"upsample.{level}.bias"], options.Levels[level]))
        : spatial.Interpolate(features, options.Levels[level], linear: options.Upsampling == Upsampling.Linear);
}
