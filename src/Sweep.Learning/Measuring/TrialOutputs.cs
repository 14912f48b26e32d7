using Sweep.Learning.Inference;
using Sweep.Learning.Networks;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Measuring;

/// <summary>
/// The outputs of one network on the images of its trials, and the instances in them. Trials that differ only in their tiles, their
/// clustering or measures share them, and follow one another.
/// </summary>
internal sealed class TrialOutputs(ShiftEquivariantUNet network)
{
    /// <summary>128 MB of numbers.</summary>
    private const long Capacity = 1 << 24;

    private readonly BoundedCache<OutputKey, Embeddings> wholes = new(Capacity, static output => output.Values.Length);
    private readonly BoundedCache<OutputKey, StitchedPair> pairs = new(Capacity, static pair => 2 * pair.Whole.Values.Length);
    private readonly BoundedCache<(OutputKey, double, Kernel), int[]> instances = new(Capacity, static labels => labels.Length);

    public Embeddings Whole(Trial trial) =>
        wholes.Get(OutputKey.Of(trial.Evaluation, trial.Point), () => Evaluation.Whole(network, trial));

    public StitchedPair Stitched(GridPoint point, TilingGeometry tiling) =>
        pairs.Get(OutputKey.Of(tiling, point), () => Evaluation.Stitched(network, point, tiling));

    public LabelledOutput LabelledWhole(Trial trial)
    {
        var start = PerAxis.Uniform(trial.Evaluation.Output.Count, 0);
        var labels = Evaluation.SceneOf(trial.Point).Labels(start, trial.Evaluation.Output);
        return new LabelledOutput(OutputKey.Of(trial.Evaluation, trial.Point), Whole(trial), labels, null);
    }

    /// <summary>The stitched image of a trained network; a random one is stitched on an image without objects.</summary>
    public LabelledOutput LabelledStitched(GridPoint point, TilingGeometry tiling)
    {
        var sides = TileAndStitch.Stitched(tiling);
        var labels = point.Steps == 0 ? new int[sides.Product()] : Evaluation.SceneOf(point).Labels(tiling.CropOffset, sides);
        return new LabelledOutput(OutputKey.Of(tiling, point), Stitched(point, tiling).Stitched, labels, tiling.Crop);
    }

    public int[] Instances(LabelledOutput output, GridPoint point) => instances.Get(
        (output.Key, point.Bandwidth, point.Kernel), () => FoundInstances.Of(output.Output, output.Truth, point));
}

/// <summary>An output with its ground truth.</summary>
/// <param name="Key">Equal for equal outputs of one network.</param>
/// <param name="Truth">Object of each output pixel, 0 for background.</param>
/// <param name="TileLines">Distance of the tile lines, the first before pixel 0; null: no tiles.</param>
internal sealed record LabelledOutput(OutputKey Key, Embeddings Output, int[] Truth, PerAxis? TileLines);

/// <param name="Geometry">Geometry of the whole image or of the tiling.</param>
/// <param name="Scene">The trial's point, reduced to the axes on which an output depends.</param>
internal sealed record OutputKey(object Geometry, GridPoint Scene)
{
    public static OutputKey Of(object geometry, GridPoint point) => new(geometry, point with
    {
        TileCrop = null,
        WholeImage = null,
        Halo = null,
        Bandwidth = 1,
        Kernel = Kernel.Flat,
        Measure = Measures.None,
    });
}

/// <summary>Keeps the latest results, up to a total number of values; the newest one is always kept.</summary>
internal sealed class BoundedCache<TKey, TValue>(long capacity, Func<TValue, long> size)
    where TKey : notnull
{
    private readonly LinkedList<(TKey Key, TValue Value)> latest = [];

    public TValue Get(TKey key, Func<TValue> compute)
    {
        for (var node = latest.First; node is not null; node = node.Next)
        {
            if (node.Value.Key.Equals(key))
            {
                latest.Remove(node);
                latest.AddFirst(node);
                return node.Value.Value;
            }
        }

        var value = compute();
        latest.AddFirst((key, value));
        while (latest.Count > 1 && latest.Sum(one => size(one.Value)) > capacity)
        {
            latest.RemoveLast();
        }

        return value;
    }
}
