using Sweep.Theory;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Padding = Sweep.Theory.Points.Padding;

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

    /// <summary>The sizes of images that the network takes, and of their outputs.</summary>
    /// <exception cref="InvalidSweepException">There is no such network; the message says what would work.</exception>
    public NetworkSizes Sizes() => NetworkSizes.Of(new GridPoint
    {
        Dimensions = Dimensions,
        Depth = Depth,
        Factor = PoolingFactors.PerLevel(Levels),
        Padding = Padding,
        Upsampling = Upsampling,
        Pooling = Pooling,
        Convolutions = Convolutions,
        Width = Width,
        Embedding = Embedding,
    });

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
/// stride = kernel = f, upsampling by f, the skip connection cropped to its centre and put first, and a linear head. Other poolings
/// and upsamplings keep this shape. Input [batch, 1, sides], output [batch, embedding, sides], both on the network's device and in its
/// number format.
/// </summary>
public sealed class ShiftEquivariantUNet : IDisposable
{
    private readonly SpatialOperations spatial;
    private readonly FeatureNormalisation normalisation;
    private readonly PerAxis[] dilations;

    /// <exception cref="InvalidSweepException">There is no such network; the message says what would work.</exception>
    public ShiftEquivariantUNet(UNetOptions options, ScalarType type = ScalarType.Float32, Device? device = null)
    {
        Options = options;
        Sizes = options.Sizes();
        spatial = new SpatialOperations(options.Dimensions, options.Padding);
        Weights = new FlatWeights(WeightLayout.Of(options), type, device ?? CPU);
        Statistics = new RunningStatistics([.. WeightLayout.BatchNormalised(options)], type, device ?? CPU);
        normalisation = new FeatureNormalisation(options.Normalisation, Weights, Statistics);
        dilations = new PerAxis[options.Depth + 1];
        dilations[0] = PerAxis.Uniform(options.Dimensions, 1);
        for (var level = 0; level < options.Depth; level++)
        {
            dilations[level + 1] = options.Pooling == Pooling.Dilated
                ? dilations[level].Zip(options.Levels[level], static (product, factor) => product * factor)
                : dilations[0];
        }
    }

    public UNetOptions Options { get; }

    /// <summary>The sizes of images that <see cref="Forward"/> takes. <see cref="Inference.TiledInference"/> takes all sizes.</summary>
    public NetworkSizes Sizes { get; }

    /// <summary>All weights and their gradients; zero until something sets them.</summary>
    public FlatWeights Weights { get; }

    /// <summary>The running statistics of batch normalisation.</summary>
    public RunningStatistics Statistics { get; }

    /// <summary>True while the network is trained: batch normalisation then uses the statistics of the batch, and updates its averages.</summary>
    public bool Training { get; set; }

    /// <summary>Computes the output; the caller owns the input and the output.</summary>
    public Tensor Forward(Tensor image)
    {
        using var scope = NewDisposeScope();
        return Head(Through(0, image)).MoveToOuterDisposeScope();
    }

    /// <summary>Returns the features of a level on the way down: the input of its pooling and of its skip connection.</summary>
    internal Tensor Encoded(int level, Tensor features) => Stage($"encoder.{level}", features, dilations[level]);

    internal Pooled Pool(int level, Tensor skip) => Subsampling.Pool(
        spatial, skip, Options.Levels[level], dilations[level], Options.Pooling,
        Options.Pooling == Pooling.Strided ? (Weights[$"pool.{level}.weight"], Weights[$"pool.{level}.bias"]) : null);

    /// <summary>Returns the features from below a level, upsampled to its grid; they are joined with the level's skip connection.</summary>
    internal Tensor Raised(int level, Tensor skip)
    {
        var (features, grid) = Pool(level, skip);
        return Decoding.Back(Upsample(level, Through(level + 1, features)), grid);
    }

    /// <summary>Returns the output with <paramref name="raised"/> in place of <see cref="Raised"/>; for fixed grids.</summary>
    /// <param name="skips">Skip connections of this level and of those above it.</param>
    internal Tensor Output(int level, IReadOnlyList<Tensor> skips, Tensor raised)
    {
        var features = Joined(level, skips[level], raised);
        return level == 0 ? Head(features) : Output(level - 1, skips, Upsample(level - 1, features));
    }

    /// <summary>Returns a network with the same weights and statistics but another padding; owned by the caller.</summary>
    internal ShiftEquivariantUNet WithPadding(Padding padding)
    {
        var twin = new ShiftEquivariantUNet(Options with { Padding = padding }, Weights.Values.dtype, Weights.Values.device);
        using var unrecorded = no_grad();
        twin.Weights.Values.copy_(Weights.Values);
        twin.Statistics.Values.copy_(Statistics.Values);
        return twin;
    }

    public void Dispose()
    {
        Weights.Dispose();
        Statistics.Dispose();
    }

    /// <summary>Computes a level and all levels below it.</summary>
    private Tensor Through(int level, Tensor features)
    {
        var skip = Encoded(level, features);
        return level == Options.Depth ? skip : Joined(level, skip, Raised(level, skip));
    }

    private Tensor Joined(int level, Tensor skip, Tensor raised) =>
        Stage($"decoder.{level}", cat([SpatialOperations.CentreCrop(skip, raised), raised], 1), dilations[level]);

    private Tensor Head(Tensor features) => spatial.Convolve(features, Weights["head.weight"], Weights["head.bias"], dilations[0]);

    private Tensor Stage(string name, Tensor features, PerAxis dilation)
    {
        for (var index = 0; index < Options.Convolutions; index++)
        {
            // A kernel of three taps reaches one tap beyond the border.
            var padded = spatial.Pad(features, dilation, dilation);
            var convolved = spatial.Convolve(padded, Weights[$"{name}.{index}.weight"], Weights[$"{name}.{index}.bias"], dilation);
            features = functional.relu(normalisation.Of($"{name}.{index}", convolved, Training));
        }

        return features;
    }

    private Tensor Upsample(int level, Tensor features)
    {
        var factor = Options.Levels[level];
        var learnt = Options.Upsampling == Upsampling.Learnt;
        var (weight, bias) = learnt ? (Weights[$"upsample.{level}.weight"], Weights[$"upsample.{level}.bias"]) : (null, null);
        var raised = (Options.Pooling, Options.Upsampling) switch
        {
            (Pooling.Dilated, _) => Decoding.Dilated(spatial, features, weight, bias, factor, dilations[level]),
            (_, Upsampling.Learnt) => spatial.ConvolveTransposed(features, weight!, bias!, factor),
            (_, Upsampling.Linear) => Decoding.Linear(spatial, features, factor),
            _ => Interpolation.Nearest(features, factor),
        };
        return learnt ? functional.relu(raised) : raised;
    }
}
