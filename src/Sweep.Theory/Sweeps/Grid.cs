using System.Numerics;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps.Expressions;

namespace Sweep.Theory.Sweeps;

/// <summary>A product of axes.</summary>
public sealed record Grid
{
    private readonly SweptAxis[] axes;
    private readonly SweptAxis[] pinned;
    private readonly Filter? filter;
    private readonly GridPoint start;
    private readonly bool precisionIsSet;

    /// <param name="axes">Slowest first.</param>
    /// <param name="pinned">The fixed values.</param>
    internal Grid(string label, IReadOnlyList<SweptAxis> axes, IReadOnlyList<SweptAxis> pinned, Filter? filter, Measures measure)
    {
        Label = label;
        this.filter = filter;
        this.axes = [.. axes];
        this.pinned = [.. pinned];
        precisionIsSet = axes.Concat(pinned).Any(static axis => axis.Field == Axes.Precision);
        start = this.pinned.Where(static axis => axis is not LengthAxis)
            .Aggregate(new GridPoint { Measure = measure }, static (point, axis) => axis.Place(point, 0, null)!);
    }

    /// <summary>A word or two about this grid; empty when the sweep has only one.</summary>
    public string Label { get; }

    /// <summary>What is swept, slowest first.</summary>
    public IReadOnlyList<string> AxisNames => [.. axes.Select(static axis => axis.Name)];

    /// <summary>The product of its axes: points before the filter, some of which may be one and the same.</summary>
    internal BigInteger Size => axes.Aggregate(BigInteger.One, static (size, axis) => size * axis.Slots);

    /// <summary>Values that are the same at every point, by name, as the file's normal form writes them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fixed =>
        [.. pinned.Select(static axis => KeyValuePair.Create(axis.Name, axis.Canonical))];

    /// <summary>The folders of images that its points name.</summary>
    public IReadOnlyList<string> ImageFolders =>
        [.. axes.Concat(pinned).OfType<ValueAxis<string>>().Where(static axis => axis.Field == Axes.Images).SelectMany(static axis => axis.Values)];

    /// <summary>The same with the number of dimensions that each is read with; 2 for images, 3 for volumes.</summary>
    internal IEnumerable<(string Folder, int Dimensions)> Pictures => ImageFolders.Count == 0 ? []
        : Points().Where(static point => point is { Scene: SceneKind.Images, Dimensions: > 1 }).Select(static point => (point.Images, point.Dimensions)).Distinct();

    /// <summary>The points in stable order, generated one by one: an odometer over the slots of the axes.</summary>
    internal IEnumerable<GridPoint> Points()
    {
        var slots = new long[axes.Length];
        var points = new GridPoint[axes.Length + 1];
        Array.Fill(slots, -1);
        points[0] = start;
        var network = start;
        var period = PeriodOf(start);
        for (var level = 0; level >= 0;)
        {
            if (level == axes.Length)
            {
                if (!SameNetwork(network, points[level]))
                {
                    period = PeriodOf(points[level]);
                }

                network = points[level--];
                if (Complete(network, slots, period) is { } point)
                {
                    yield return point;
                }
            }
            else if (++slots[level] == axes[level].Slots)
            {
                slots[level--] = -1;
            }
            else
            {
                // Lengths wait until the network is known, whatever the order of the axes.
                points[level + 1] = axes[level] is LengthAxis ? points[level] : axes[level].Place(points[level], slots[level], null)!;
                level++;
            }
        }
    }

    /// <summary>Whether this grid names the point.</summary>
    internal bool Holds(GridPoint point)
    {
        var period = PeriodOf(point);
        var plain = WithDefaults(start with { Steps = point.Steps }) with { Steps = start.Steps };
        return point.Measure == start.Measure
            && axes.Concat(pinned).All(axis => axis.Holds(point, period))
            && Unnamed().All(field => field.Write(point) == field.Write(plain))
            && filter?.Holds(point, period) != false;
    }

    /// <summary>Normal form: fixed values are axes of one value, and the order of axes does not matter.</summary>
    internal string Canonical => string.Join('\n', [
        .. axes.Concat(pinned).Select(static axis => $"{axis.Name}={axis.Canonical}").Order(StringComparer.Ordinal),
        $"measure={Axes.WriteMeasures(start.Measure)}",
        $"where={filter}",
    ]);

    private static PerAxis? PeriodOf(GridPoint point) => Periods.Of(point.Dimensions, point.Depth, point.Factor, out _);

    private static bool SameNetwork(GridPoint one, GridPoint other) =>
        one.Dimensions == other.Dimensions && one.Depth == other.Depth && ReferenceEquals(one.Factor, other.Factor);

    private GridPoint? Complete(GridPoint point, long[] slots, PerAxis? period)
    {
        GridPoint? placed = WithDefaults(point);
        foreach (var lengths in pinned.OfType<LengthAxis>())
        {
            placed = lengths.Place(placed!, 0, period);
        }

        for (var level = 0; level < axes.Length && placed is not null; level++)
        {
            placed = axes[level] is LengthAxis lengths ? lengths.Place(placed, slots[level], period) : placed;
        }

        return placed is not null && filter?.Holds(placed, period) != false ? placed.Fitted() : null;
    }

    /// <summary>Random weights are counted in float64, where rounding cannot be mistaken for a difference.</summary>
    private GridPoint WithDefaults(GridPoint point)
    {
        var precision = point.Steps == 0 ? Precision.Float64 : Precision.Float32;
        return precisionIsSet || point.Precision == precision ? point : point with { Precision = precision };
    }

    private IEnumerable<Axis> Unnamed() =>
        Axes.All.Where(field => !axes.Concat(pinned).Any(axis => axis.Field == field));
}

/// <summary>The <c>where</c> of a grid. It must hold along every axis of the image: P and the lengths may differ between them.</summary>
internal sealed record Filter(Condition Condition)
{
    public bool Holds(GridPoint point, PerAxis? period)
    {
        if (period is null && Condition.UsesPeriod)
        {
            // Without a network there is no P to filter by: the point stays, and is infeasible.
            return true;
        }

        var axes = Math.Clamp(point.Dimensions, 1, 3);
        for (var axis = 0; axis < axes; axis++)
        {
            if (!Condition.Of(new Scope(point, period ?? PerAxis.Uniform(axes, 1), axis)))
            {
                return false;
            }
        }

        return true;
    }

    public override string ToString() => Condition.ToString()!;
}
