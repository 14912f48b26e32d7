using Sweep.Theory.Trials;

namespace Sweep.Theory.Geometry;

/// <summary>
/// The sizes that a network takes without a remainder at any pooling. With valid padding a bottom output of b pixels gives, from
/// the deepest level up, n -> n * f - q for the output and n -> n * f + q for the input, starting at b and b + q with
/// q = 2 * convolutions; so natural outputs along an axis lie exactly one period apart. With padding, input and output are the
/// same multiple of the period.
/// </summary>
public sealed class NetworkSizes
{
    private readonly GridPoint point;
    private readonly long shrinkage;

    private NetworkSizes(GridPoint point, PerAxis period) =>
        (this.point, Period, shrinkage) = (point, period, point.Padding == Padding.Valid ? 2L * point.Convolutions : 0);

    /// <summary>P_i.</summary>
    public PerAxis Period { get; }

    /// <exception cref="InvalidSweepException">No such network exists.</exception>
    public static NetworkSizes Of(GridPoint point) =>
        TryOf(point, out var fault) ?? throw new InvalidSweepException(fault!);

    internal static NetworkSizes? TryOf(GridPoint point, out string? fault) =>
        Periods.Of(point.Dimensions, point.Depth, point.Factor, out fault) is { } period
        && (fault = NetworkRules.Fault(point)) is null
            ? new NetworkSizes(point, period)
            : null;

    /// <summary>(input - output) / 2 along an axis, for every size.</summary>
    public long Margin(int axis) => (Input(0, axis) - Output(0, axis)) / 2;

    /// <summary>Output side for a bottom output of <paramref name="bottom"/> pixels; below 1 there is no such size.</summary>
    public long Output(long bottom, int axis) => Climb(bottom, axis, -shrinkage);

    /// <summary>Input side for a bottom output of <paramref name="bottom"/> pixels.</summary>
    public long Input(long bottom, int axis) => Climb(bottom + shrinkage, axis, shrinkage);

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

    /// <summary>Every feature map needs a pixel; to reflect without repeating the border pixel it needs two.</summary>
    private long SmallestBottom(int axis)
    {
        var fewest = point.Padding == Padding.Reflect ? 2 : 1;
        var atOne = Output(fewest, axis);
        return atOne >= 1 ? fewest : fewest + ((Period[axis] - atOne) / Period[axis]);
    }

    private long Climb(long side, int axis, long step)
    {
        for (var level = point.Depth - 1; level >= 0; level--)
        {
            side = (side * point.Factor.At(level, point.Dimensions)[axis]) + step;
        }

        return side;
    }
}
