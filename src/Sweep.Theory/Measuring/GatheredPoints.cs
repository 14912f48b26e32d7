namespace Sweep.Theory.Measuring;

/// <summary>Points of which several may stand for many: each at the mean of its members, with their number as weight.</summary>
internal sealed class GatheredPoints
{
    private GatheredPoints(int channels, int[] groups, double[] positions, double[] weights) =>
        (Channels, Groups, Positions, Weights) = (channels, groups, positions, weights);

    public int Channels { get; }

    public int Count => Weights.Length;

    /// <summary>The gathered point of each original one.</summary>
    public int[] Groups { get; }

    /// <summary>channels x points.</summary>
    public double[] Positions { get; }

    public double[] Weights { get; }

    /// <summary>Only equal points are gathered, so that nothing is lost.</summary>
    public static GatheredPoints Equal(ReadOnlySpan<double> values, int channels) => Of(values, channels, static value => value);

    /// <summary>Points in the same cubic cell are gathered.</summary>
    public static GatheredPoints Cells(ReadOnlySpan<double> values, int channels, double side) => Of(values, channels, value => Math.Floor(value / side));

    private static GatheredPoints Of(ReadOnlySpan<double> values, int channels, Func<double, double> cell)
    {
        var count = values.Length / channels;
        var groups = new int[count];
        var found = Math.Min(count, 1);
        Dictionary<(int, double), int> next = [];
        for (var channel = 0; channel < channels; channel++, next.Clear())
        {
            // Each channel splits the groups of the channels before it.
            for (var point = 0; point < count; point++)
            {
                var key = (groups[point], cell(values[(channel * count) + point]));
                groups[point] = next.TryGetValue(key, out var group) ? group : next[key] = next.Count;
            }

            found = next.Count;
        }

        return new GatheredPoints(channels, groups, Means(values, channels, groups, found), Sizes(groups, found));
    }

    private static double[] Sizes(int[] groups, int found)
    {
        var sizes = new double[found];
        foreach (var group in groups)
        {
            sizes[group]++;
        }

        return sizes;
    }

    /// <summary>The first member plus the mean difference to it, so that equal members have themselves as their mean.</summary>
    private static double[] Means(ReadOnlySpan<double> values, int channels, int[] groups, int found)
    {
        var means = new double[channels * found];
        var first = new int[found];
        for (var point = groups.Length - 1; point >= 0; point--)
        {
            first[groups[point]] = point;
        }

        var sizes = Sizes(groups, found);
        for (var channel = 0; channel < channels; channel++)
        {
            var all = values.Slice(channel * groups.Length, groups.Length);
            var of = means.AsSpan(channel * found, found);
            for (var point = 0; point < groups.Length; point++)
            {
                of[groups[point]] += all[point] - all[first[groups[point]]];
            }

            for (var group = 0; group < found; group++)
            {
                of[group] = all[first[group]] + (of[group] / sizes[group]);
            }
        }

        return means;
    }
}
