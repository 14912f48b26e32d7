namespace Sweep.Theory.Measuring.MeanShifts;

/// <summary>Where the shifts ended, the densest first, none within the bandwidth of a denser one.</summary>
internal sealed class Modes
{
    private readonly double[][] places;
    private readonly int[] sorted;
    private readonly double[] keys;
    private readonly int widest;

    private Modes(double[][] places)
    {
        this.places = places;
        var channels = places.Length == 0 ? 0 : places[0].Length;
        widest = Enumerable.Range(0, channels).MaxBy(channel => places.Max(place => place[channel]) - places.Min(place => place[channel]));
        sorted = [.. Enumerable.Range(0, places.Length)];
        keys = [.. places.Select(place => place[widest])];
        Array.Sort(keys, sorted);
    }

    public int Count => places.Length;

    /// <param name="ends">Places with their density; equal densities go by their coordinates.</param>
    public static Modes Of(IEnumerable<(double[] Place, double Density)> ends, double bandwidth)
    {
        double[][] ordered = [.. ends.OrderByDescending(static end => end.Density).ThenBy(static end => end.Place, Comparer<double[]>.Create(InOrder)).Select(static end => end.Place)];
        if (ordered.Length == 0)
        {
            return new Modes([]);
        }

        var channels = ordered[0].Length;
        double[] positions = [.. Enumerable.Range(0, channels).SelectMany(channel => ordered.Select(place => place[channel]))];
        var points = GatheredPoints.Equal(positions, channels);
        var grid = new NeighbourGrid(points, bandwidth);
        var gone = new bool[points.Count];
        List<double[]> kept = [];
        for (var end = 0; end < ordered.Length; end++)
        {
            if (!gone[points.Groups[end]])
            {
                kept.Add(ordered[end]);
                Remove(ordered[end], grid, bandwidth, gone);
            }
        }

        return new Modes([.. kept]);
    }

    /// <summary>The nearest mode's number, the smaller of two equally near ones. Looks from the place to both sides as long as it can pay.</summary>
    public int Nearest(ReadOnlySpan<double> place)
    {
        var start = Array.BinarySearch(keys, place[widest]);
        start = start < 0 ? ~start : start;
        var (nearest, best) = (int.MaxValue, double.PositiveInfinity);
        for (var index = start; index < keys.Length && Squared(keys[index] - place[widest]) <= best; index++)
        {
            Consider(sorted[index], place, ref nearest, ref best);
        }

        for (var index = start - 1; index >= 0 && Squared(keys[index] - place[widest]) <= best; index--)
        {
            Consider(sorted[index], place, ref nearest, ref best);
        }

        return nearest;
    }

    private void Consider(int mode, ReadOnlySpan<double> place, ref int nearest, ref double best)
    {
        var distance = Distance(places[mode], place);
        if (distance < best || (distance == best && mode < nearest))
        {
            (nearest, best) = (mode, distance);
        }
    }

    private static void Remove(double[] around, NeighbourGrid grid, double bandwidth, bool[] gone)
    {
        var place = new double[around.Length];
        foreach (var (start, end) in grid.Ranges(around))
        {
            for (var point = start; point < end; point++)
            {
                grid.Position(point, place);
                gone[grid.Order[point]] |= Distance(around, place) <= bandwidth * bandwidth;
            }
        }
    }

    private static double Distance(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var sum = 0.0;
        for (var channel = 0; channel < one.Length; channel++)
        {
            sum += Squared(one[channel] - other[channel]);
        }

        return sum;
    }

    private static double Squared(double value) => value * value;

    private static int InOrder(double[]? one, double[]? other) => one.AsSpan().SequenceCompareTo(other);
}
