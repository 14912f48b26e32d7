namespace Sweep.Theory.Measuring;

/// <summary>
/// Points sorted into cells along the (up to three) channels in which they spread most, so that all points within
/// <c>reach</c> of a place lie in a few contiguous ranges.
/// </summary>
internal sealed class NeighbourGrid
{
    /// <summary>20 bits for each of three cell numbers fit in a long.</summary>
    private const int MostCells = 1 << 20;

    private readonly (int Channel, double Low, double Side, int Cells)[] axes;
    private readonly long[] cells;
    private readonly int[] starts;

    public NeighbourGrid(GatheredPoints points, double reach)
    {
        Channels = points.Channels;
        axes = Axes(points, reach);
        var keys = new long[points.Count];
        var order = new int[points.Count];
        for (var point = 0; point < keys.Length; point++)
        {
            order[point] = point;
            keys[point] = axes.Aggregate(0L, (key, axis) => (key * axis.Cells) + Cell(points.Positions[(axis.Channel * points.Count) + point], axis));
        }

        Array.Sort(keys, order);
        Order = order;
        Weights = [.. order.Select(point => points.Weights[point])];
        Positions = [.. Enumerable.Range(0, Channels).SelectMany(channel => order.Select(point => points.Positions[(channel * keys.Length) + point]))];
        int[] first = [.. Enumerable.Range(0, keys.Length).Where(index => index == 0 || keys[index] != keys[index - 1])];
        cells = [.. first.Select(index => keys[index])];
        starts = [.. first, keys.Length];
    }

    public int Channels { get; }

    public int Count => Weights.Length;

    /// <summary>channels x points, sorted.</summary>
    public double[] Positions { get; }

    public double[] Weights { get; }

    /// <summary>Number of each sorted point before the sorting.</summary>
    public int[] Order { get; }

    /// <summary>Total number of pairs of a point and a candidate.</summary>
    public long Pairs()
    {
        long pairs = 0;
        var at = new double[Channels];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            Position(starts[cell], at);
            foreach (var range in Ranges(at))
            {
                pairs += (long)(starts[cell + 1] - starts[cell]) * (range.End - range.Start);
            }
        }

        return pairs;
    }

    public void Position(int point, Span<double> into)
    {
        for (var channel = 0; channel < Channels; channel++)
        {
            into[channel] = Positions[(channel * Count) + point];
        }
    }

    /// <summary>Ranges of sorted points that hold every point within reach of a place; one a row of cells.</summary>
    public IEnumerable<(int Start, int End)> Ranges(double[] at) => Ranges(at, 0, 0);

    private IEnumerable<(int Start, int End)> Ranges(double[] at, int depth, long key)
    {
        var axis = axes[depth];
        var own = Cell(at[axis.Channel], axis);
        var low = Math.Max(own - 1, 0);
        var high = Math.Min(own + 1, axis.Cells - 1);
        if (depth == axes.Length - 1)
        {
            var (start, end) = (starts[At((key * axis.Cells) + low)], starts[At((key * axis.Cells) + high + 1)]);
            if (end > start)
            {
                yield return (start, end);
            }

            yield break;
        }

        for (var cell = low; cell <= high; cell++)
        {
            foreach (var range in Ranges(at, depth + 1, (key * axis.Cells) + cell))
            {
                yield return range;
            }
        }
    }

    /// <summary>The first occupied cell at or after a key.</summary>
    private int At(long key) => Array.BinarySearch(cells, key) is var found && found >= 0 ? found : ~found;

    private static int Cell(double value, (int Channel, double Low, double Side, int Cells) axis) =>
        (int)Math.Clamp(Math.Floor((value - axis.Low) / axis.Side), 0, axis.Cells - 1);

    private static (int Channel, double Low, double Side, int Cells)[] Axes(GatheredPoints points, double reach) =>
    [
        .. Enumerable.Range(0, points.Channels)
            .Select(channel => (Channel: channel, Low: Of(points, channel).Min(), High: Of(points, channel).Max()))
            .OrderByDescending(static axis => axis.High - axis.Low)
            .Take(3)
            .Select(axis =>
            {
                var side = Math.Max(reach, (axis.High - axis.Low) / (MostCells - 1));
                return (axis.Channel, axis.Low, side, 1 + (int)Math.Floor((axis.High - axis.Low) / side));
            }),
    ];

    private static ArraySegment<double> Of(GatheredPoints points, int channel) => new(points.Positions, channel * points.Count, points.Count);
}
