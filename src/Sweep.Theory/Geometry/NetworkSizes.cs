using Sweep.Theory.Points;

namespace Sweep.Theory.Geometry;

/// <summary>
/// The sizes that a network takes without a remainder at any pooling. With valid padding a bottom output of b pixels gives, from
/// the deepest level up, n -> n * f - q for the output and n -> n * f + q for the input, starting at b and b + q with
/// q = 2 * convolutions; so natural outputs along an axis lie exactly one period apart. With padding, input and output are the
/// same multiple of the period. The other poolings and upsamplings change the steps (<see cref="LevelSizes"/>), not the distance.
/// </summary>
public sealed class NetworkSizes
{
    private readonly GridPoint point;

    private NetworkSizes(GridPoint point, PerAxis product)
    {
        (this.point, FactorProduct) = (point, product);
        Period = point.Pooling == Pooling.Dilated ? PerAxis.Uniform(point.Dimensions, 1) : product;
    }

    /// <summary>P_i: the shifts that the output follows. Dilated networks never subsample and follow every shift, P_i = 1.</summary>
    public PerAxis Period { get; }

    /// <summary>
    /// Product of the factors of all levels, whatever the pooling. Images are laid out by it, so that a dilated network is trained and
    /// measured on what a subsampling one of the same factors sees.
    /// </summary>
    public PerAxis FactorProduct { get; }

    /// <exception cref="InvalidSweepException">No such network exists.</exception>
    public static NetworkSizes Of(GridPoint point) =>
        TryOf(point, out var fault) ?? throw new InvalidSweepException(fault!);

    internal static NetworkSizes? TryOf(GridPoint point, out string? fault) =>
        Periods.Of(point.Dimensions, point.Depth, point.Factor, out fault) is { } product
        && (fault = NetworkRules.Fault(point)) is null
            ? new NetworkSizes(point, product)
            : null;

    /// <summary>(input - output) / 2 along an axis, for every size; an odd rest, from a blur of odd factor, lies at the end.</summary>
    public long Margin(int axis) => (Input(0, axis) - Output(0, axis)) / 2;

    /// <summary>
    /// Pixels at the border of an output that padding reaches. Inside a larger image they would be others, so a tile is exact without
    /// them; 0 without padding. Statistics of the image at hand, and grids chosen by it, reach everywhere and are not counted.
    /// </summary>
    public long Halo(int axis) => point.Padding == Padding.Valid ? 0 : Reach.Radius(point, axis);

    /// <summary>Output side for a bottom output of <paramref name="bottom"/> pixels; below 1 there is no such size.</summary>
    public long Output(long bottom, int axis)
    {
        for (var level = point.Depth - 1; level >= 0; level--)
        {
            var sizes = new LevelSizes(point, level, axis);
            bottom = sizes.Upsampled(bottom) - sizes.Stage;
        }

        return bottom;
    }

    /// <summary>Input side for a bottom output of <paramref name="bottom"/> pixels.</summary>
    public long Input(long bottom, int axis)
    {
        var side = bottom + new LevelSizes(point, point.Depth, axis).Stage;
        for (var level = point.Depth - 1; level >= 0; level--)
        {
            var sizes = new LevelSizes(point, level, axis);
            side = sizes.Unpooled(side) + sizes.Stage;
        }

        return side;
    }

    /// <summary>All natural sizes along an axis, smallest first, without end.</summary>
    public IEnumerable<NaturalSize> Naturals(int axis)
    {
        for (var bottom = SmallestBottom(axis); ; bottom++)
        {
            yield return Size(bottom, axis);
        }
    }

    /// <summary>The smallest natural size whose output is at least <paramref name="output"/> pixels.</summary>
    public NaturalSize AtLeast(long output, int axis)
    {
        var smallest = SmallestBottom(axis);
        var missing = Math.Max(0, output - Output(smallest, axis));
        return Size(smallest + ((missing + Period[axis] - 1) / Period[axis]), axis);
    }

    /// <summary>
    /// The natural sizes around a requested output: both the same when it is natural itself, the lower null when none is smaller.
    /// </summary>
    public (NaturalSize? Below, NaturalSize Above) Nearest(long output, int axis)
    {
        var above = AtLeast(output, axis);
        var below = above.Output == output ? above : new NaturalSize(above.Input - Period[axis], above.Output - Period[axis]);
        return (below.Output >= Output(SmallestBottom(axis), axis) ? below : null, above);
    }

    private NaturalSize Size(long bottom, int axis) => new(Input(bottom, axis), Output(bottom, axis));

    /// <summary>
    /// Every feature map needs a pixel; to reflect without repeating the border pixel it needs two, and to wrap around once no filter
    /// may be longer than the image.
    /// </summary>
    private long SmallestBottom(int axis)
    {
        var fewest = point switch
        {
            { Padding: Padding.Reflect } => 2,
            { Padding: Padding.Circular, Pooling: Pooling.Dilated } => FactorProduct[axis],
            _ => 1,
        };
        var atOne = Output(fewest, axis);
        return atOne >= 1 ? fewest : fewest + ((Period[axis] - atOne) / Period[axis]);
    }
}

/// <summary>An input side that the network takes along one axis, and the side of what comes out, in pixels.</summary>
public readonly record struct NaturalSize(long Input, long Output);

/// <summary>What a network needs beyond its period: some feature maps, and not more weights than can be held.</summary>
internal static class NetworkRules
{
    private const long MostWeights = 1L << 31;

    public static string? Fault(GridPoint point) => point switch
    {
        { Convolutions: < 1 } => $"convolutions {point.Convolutions} is not possible; use at least 1 per level",
        { Convolutions: > 64 } => $"convolutions {point.Convolutions} is too many; use at most 64 per level",
        { Width: < 1 } => $"width {point.Width} is not possible; use at least 1 feature map",
        { Embedding: < 1 } => $"embedding {point.Embedding} is not possible; use at least 1 channel",
        { Pooling: Pooling.Dilated, Padding: not (Padding.Valid or Padding.Circular) } =>
            $"pooling dilated with padding {ChoiceText.Of(point.Padding)} is not built; use padding valid or circular",
        { Pooling: Pooling.AdaptivePolyphase, Padding: not Padding.Circular } =>
            $"pooling adaptive_polyphase follows shifts around a circular border only; use padding circular instead of {ChoiceText.Of(point.Padding)}",
        _ when !WeightsFit(point) =>
            $"width {point.Width} doubled over depth {point.Depth} needs more than 2^31 weights in one layer; use a smaller width or depth",
        _ => null,
    };

    /// <summary>Whether a convolution between two feature stacks at the bottom can be held.</summary>
    private static bool WeightsFit(GridPoint point)
    {
        var channels = (Int128)point.Width << point.Depth;
        var taps = point.Dimensions switch { 1 => 3, 2 => 9, _ => 27 };
        return channels <= MostWeights && channels * channels * taps <= MostWeights;
    }
}
