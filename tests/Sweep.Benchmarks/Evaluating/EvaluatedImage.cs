using Sweep.Learning.Inference;
using Sweep.Learning.Measuring;
using Sweep.Learning.Native;
using Sweep.Learning.Networks;
using Sweep.Learning.Runs;
using Sweep.Learning.Scenes;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;
using static TorchSharp.torch;

namespace Sweep.Benchmarks.Evaluating;

/// <summary>An image of nuclei with a network that was trained on such nuclei, and the three stages of its evaluation.</summary>
internal sealed class EvaluatedImage
{
    /// <summary>Most pixels of a tile with its halo, so that each image takes several.</summary>
    public const int TilePixels = 256 * 256;

    private readonly ShiftEquivariantUNet network;
    private readonly GridPoint point;
    private readonly PerAxis sides;
    private readonly Tensor image;

    private EvaluatedImage(string name, PerAxis sides, GridPoint point)
    {
        (Name, this.sides, this.point) = (name, sides, point);
        TorchRuntime.EnsurePrepared();
        var trial = Trial.Of(point).Trial ?? throw new InvalidOperationException($"the network for {name} is not feasible");
        network = TrainingRun.Initialised(point);
        TrainingRun.Trained(network, trial, null, CancellationToken.None);
        var scene = Scene.Of(point);
        var start = PerAxis.Uniform(2, 0);
        Truth = scene.Labels(start, sides);
        image = ImageTensor.Of(scene.Image(start, sides), sides, network.Weights.Values).DetachFromDisposeScope();
    }

    /// <summary>256 x 256 pixels with about 300 nuclei.</summary>
    public static EvaluatedImage Small => SmallImage.Value;

    /// <summary>520 x 696 pixels with about 150 nuclei, the size of the images of BBBC039.</summary>
    public static EvaluatedImage Large => LargeImage.Value;

    private static readonly Lazy<EvaluatedImage> SmallImage = new(static () => new("256 x 256", new([256, 256]), Point(depth: 2, factor: 3, radius: 4, spacing: 14, window: 36, steps: 2_000)));

    private static readonly Lazy<EvaluatedImage> LargeImage = new(static () => new("520 x 696", new([520, 696]), Point(depth: 3, factor: 2, radius: 14, spacing: 46, window: 84, steps: 400)));

    public string Name { get; }

    /// <summary>Object of each pixel, 0 for background.</summary>
    public int[] Truth { get; }

    public int Objects => Truth.Distinct().Count(static label => label > 0);

    /// <summary>Computes the embedding of every pixel, tile by tile.</summary>
    public Embeddings Tile()
    {
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        return Embeddings.Of(new TiledInference(network, new(TilePixels, EveryPixel: true)).Run(image));
    }

    /// <summary>Finds the instances by mean shift.</summary>
    public int[] Cluster(Embeddings embeddings) => FoundInstances.Of(embeddings, Truth, point);

    /// <summary>Matches them with the true objects.</summary>
    public InstanceScores Match(int[] found) => InstanceScores.Of(Truth, found, sides, tileLines: null);

    private static GridPoint Point(int depth, int factor, int radius, int spacing, int window, int steps) => new()
    {
        Depth = depth,
        Factor = PoolingFactors.Uniform(factor),
        Width = 12,
        Scene = SceneKind.Nuclei,
        Radius = radius,
        Spacing = PerAxis.Uniform(2, spacing),
        TrainWindow = PerAxis.Uniform(2, window),
        Steps = steps,
        LearningRate = 3e-3,
        Bandwidth = 2.5,
        Precision = Precision.Float32,
        Measure = Measures.Instances,
    };
}
