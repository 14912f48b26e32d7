namespace Sweep.Theory.Measuring;

/// <summary>Where the shifts ended, the densest first, none within the bandwidth of a denser one.</summary>
internal sealed class Modes
{
    /// <summary>Up to here looking at all of them is fastest.</summary>
    private const int Few = 64;

    private readonly double[][] places;
    private readonly double bandwidth;
    private readonly NeighbourGrid? grid;
    private readonly int[] sorted;
    private readonly double[] keys;
    private readonly int widest;

    private Modes(double[][] places, double bandwidth)
    {
        this.places = places;
        this.bandwidth = bandwidth;
        grid = places.Length > Few ? Grid(places, bandwidth) : null;
        var channels = places.Length == 0 ? 0 : places[0].Length;
        widest = Enumerable.Range(0, channels).MaxBy(channel => places.Max(place => place[channel]) - places.Min(place => place[channel]));
        sorted = [.. Enumerable.Range(0, places.Length)];
        keys = [.. places.Select(place => place[widest])];
        Array.Sort(keys, sorted);
    }

    /// <param name="ends">Places with their density; equal densities go by their coordinates.</param>
    public static Modes Of(IEnumerable<(double[] Place, double Density)> ends, double bandwidth)
    {
        double[][] ordered = [.. ends.OrderByDescending(static end => end.Density).ThenBy(static end => end.Place, Comparer<double[]>.Create(InOrder)).Select(static end => end.Place)];
        if (ordered.Length == 0)
        {
            return new Modes([], bandwidth);
        }

        // Equal places have equal densities, so they follow one another.
        double[][] different = [.. ordered.Where((place, index) => index == 0 || !place.AsSpan().SequenceEqual(ordered[index - 1]))];
        var grid = Grid(different, bandwidth);
        var gone = new bool[grid.Count];
        List<double[]> kept = [];
        for (var end = 0; end < different.Length; end++)
        {
            if (!gone[end])
            {
                kept.Add(different[end]);
                Remove(different[end], grid, bandwidth, gone);
            }
        }

        return new Modes([.. kept], bandwidth);
    }

    /// <summary>The nearest mode's number, the smaller of two equally near ones.</summary>
    public int Nearest(double[] place)
    {
        var (nearest, best) = (int.MaxValue, double.PositiveInfinity);
        foreach (var (start, end) in grid?.Ranges(place) ?? [])
        {
            for (var mode = start; mode < end; mode++)
            {
                Consider(grid!.Order[mode], place, ref nearest, ref best);
            }
        }

        // The grid shows all modes up to the bandwidth, so that none farther off can be nearer than one found there.
        return best <= bandwidth * bandwidth ? nearest : NearestOfAll(place);
    }

    /// <summary>Searches from the place to both sides along the channel that differs most, while a better place is possible.</summary>
    private int NearestOfAll(ReadOnlySpan<double> place)
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

    /// <summary>Orders different places strictly, so that each keeps its number.</summary>
    private static NeighbourGrid Grid(double[][] different, double reach)
    {
        double[] positions = [.. Enumerable.Range(0, different[0].Length).SelectMany(channel => different.Select(place => place[channel]))];
        return new NeighbourGrid(GatheredPoints.Equal(positions, different[0].Length), reach);
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
