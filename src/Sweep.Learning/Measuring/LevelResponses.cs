using Sweep.Learning.Networks;
using Sweep.Learning.Randomness;
using Sweep.Theory.Points;
using static TorchSharp.torch;
using Padding = Sweep.Theory.Points.Padding;

namespace Sweep.Learning.Measuring;

/// <summary>
/// Measures whether the path through each pooling level is alive and depends on the level's phase. The level's features are shifted by one pixel;
/// the features from below change where they depend on the phase. These places are disturbed at random, by as much, and the change of
/// the output is the response. With the true change in place of the random one this would be the shift error itself.
/// </summary>
/// <remarks>
/// Always measured around a circular border: a network of valid padding computes the same on an image that
/// repeats, and no border disturbs. Such an image needs two periods only.
/// </remarks>
internal sealed class LevelResponses
{
    /// <summary>Fewest pixels along an axis of lines, of planes and of volumes, so that a unit that is rarely active shows.</summary>
    internal static readonly int[] FewestPixels = [64, 16, 8];

    /// <summary>Fewest pixels of a second measurement, before a missing seam or shift error counts: as many on a line as in a plane.</summary>
    internal static readonly int[] PixelsOfSecondLook = [4096, 64, 32];

    private readonly ShiftEquivariantUNet network;
    private readonly List<Tensor> skips = [];
    private readonly double[] output;
    private readonly double deviation;
    private readonly bool isFloat64;

    private LevelResponses(ShiftEquivariantUNet network, Tensor image)
    {
        this.network = network;
        isFloat64 = image.dtype == ScalarType.Float64;
        var embeddings = Embeddings.Of(network.Forward(image));
        (output, deviation) = (embeddings.Values, embeddings.Deviation);
    }

    /// <summary>Largest change of features that counts as rounding, as a share of the largest one.</summary>
    private double Rounding => isFloat64 ? 1e-12 : 1e-6;

    /// <summary>Largest change of the output that counts as none, in its standard deviations.</summary>
    private double Nothing => isFloat64 ? 1e-9 : 1e-5;

    /// <summary>
    /// Returns for each level, outermost first, the largest change of the output in its standard deviations, on the axis where it is smallest; 0
    /// where it is below 1e-9 (float32: 1e-5), and below such a level, because deeper levels pass through it. Empty if nothing subsamples; null if statistics or grids of the whole image enter every pixel.
    /// </summary>
    public static IReadOnlyList<double>? Of(ShiftEquivariantUNet network)
    {
        var options = network.Options;
        if (options is { Depth: 0 } or { Pooling: Pooling.Dilated })
        {
            return [];
        }

        if (options is { Pooling: Pooling.AdaptivePolyphase } or { Normalisation: Normalisation.Instance or Normalisation.Group })
        {
            return null;
        }

        using var unrecorded = no_grad();
        using var scope = NewDisposeScope();
        using var around = network.WithPadding(Padding.Circular);
        var sides = around.Sizes.Period.Select(period => period * Math.Max(2, (FewestPixels[options.Dimensions - 1] + period - 1) / period));
        var image = ImageTensor.Of(GenericImage.Of(sides, seed: 0), sides, around.Weights.Values);
        return new LevelResponses(around, image).All(image);
    }

    private double[] All(Tensor image)
    {
        var responses = new double[network.Options.Depth];
        var features = image;
        for (var level = 0; level < responses.Length && (level == 0 || responses[level - 1] > 0); level++)
        {
            skips.Add(network.Encoded(level, features));
            responses[level] = Smallest(level);
            features = network.Pool(level, skips[level]).Features;
        }

        return responses;
    }

    private double Smallest(int level)
    {
        using var scope = NewDisposeScope();
        var raised = network.Raised(level, skips[level]);
        var factor = network.Options.Levels[level];
        return Enumerable.Range(0, factor.Count).Where(axis => factor[axis] > 1).Min(axis => Response(level, axis, raised));
    }

    private double Response(int level, int axis, Tensor raised)
    {
        using var scope = NewDisposeScope();
        var along = axis + SpatialOperations.Leading;
        var shifted = network.Raised(level, skips[level].roll(1, along)).roll(-1, along);
        var disturbed = Disturbed(ImageTensor.Pixels(raised), ImageTensor.Pixels(shifted), Random(level, axis));
        var changed = ImageTensor.Pixels(network.Output(level, skips, tensor(disturbed, raised.shape).to(raised.dtype, raised.device)));
        var change = changed.Zip(output, static (one, other) => Math.Abs(one - other)).Max();
        return deviation > 0 && change > Nothing * deviation ? change / deviation : 0;
    }

    /// <summary>Moves every feature up or down by half to one and a half times its change with the phase.</summary>
    private double[] Disturbed(double[] features, double[] shifted, CounterRandom random)
    {
        var rounding = Rounding * features.Max(Math.Abs);
        return [.. features.Select((feature, index) =>
        {
            var change = Math.Abs(shifted[index] - feature);
            var factor = (0.5 + random.Uniform(2L * index)) * (random.Below(2, (2L * index) + 1) == 0 ? -1 : 1);
            return change > rounding ? feature + (factor * change) : feature;
        })];
    }

    /// <summary>A separate stream: no image has a negative pixel.</summary>
    private static CounterRandom Random(int level, int axis) =>
        new CounterRandom(0, RandomStream.GenericImage).Derived(-1 - (3L * level) - axis, RandomStream.GenericImage);
}
