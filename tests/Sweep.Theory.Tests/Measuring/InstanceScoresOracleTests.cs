using CsCheck;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Measuring;

/// <summary>The scores against sets of pixels and all one-to-one matchings.</summary>
public sealed class InstanceScoresOracleTests
{
    [Fact]
    public void Sets_of_pixels_and_all_matchings_give_the_same_scores() =>
        Gen.Select(Gen.Int[1, 3].SelectMany(static axes => Gen.Int[3, axes == 3 ? 4 : 8].Array[axes]), Gen.Int[1, 5], Gen.Int[0, 3])
        .SelectMany(static (sides, line, noise) =>
        {
            var pixels = sides.Aggregate(1, static (a, b) => a * b);
            return Gen.Select(Gen.Int[0, 2].Array[pixels], Gen.Int[0, 3].Array[pixels], Gen.Int[0, 3].Array[pixels], (truth, other, dice) =>
                (truth, found: truth.Zip(other, dice).Select(one => one.Third < noise ? one.Second : one.First).ToArray(), sides: new PerAxis(sides), line));
        })
        .Sample(static drawn =>
        {
            var lines = PerAxis.Uniform(drawn.sides.Count, drawn.line);

            var scores = InstanceScores.Of(drawn.truth, drawn.found, drawn.sides, lines);

            var expected = BySets(drawn.truth, drawn.found, drawn.sides, lines);
            Assert.Equal(expected with { Ap = null }, scores with { Ap = null });
            Assert.Equal(expected.Ap ?? -1, scores.Ap ?? -1, 12);
        }, iter: 2000);

    private static InstanceScores BySets(int[] truth, int[] found, PerAxis sides, PerAxis lines)
    {
        var objects = Sets(truth);
        var least = objects.Where(one => one.Value.All(pixel => At(pixel, sides).Zip(sides.ToArray(), static (at, side) => at > 0 && at < side - 1).All(static inside => inside)))
            .Select(static one => one.Value.Count).Order().ToArray() is { Length: > 0 } inner
            ? Math.Min(4, Math.Ceiling(inner[inner.Length / 2] / 2.0))
            : 4;
        var kept = objects.Where(one => one.Value.Count >= least).ToArray();
        var instances = Sets(found).Where(one => one.Value.Count >= least).ToArray();

        // The instance of most pixels; a tie with the background goes to the background, one between instances to the smaller number.
        int Majority(HashSet<int> pixels) => pixels.GroupBy(pixel => instances.FirstOrDefault(one => one.Value.Contains(pixel)).Key)
            .OrderByDescending(static share => share.Count()).ThenBy(static share => share.Key).First().Key;
        var majorities = kept.Select(one => Majority(one.Value)).ToArray();
        var cut = kept.Where(one => Enumerable.Range(0, sides.Count).Any(
            axis => one.Value.Select(pixel => At(pixel, sides)[axis] / lines[axis]).Distinct().Count() > 1)).ToArray();
        bool IsSplit(HashSet<int> pixels) => instances.Count(one =>
            one.Value.Count(pixels.Contains) is var shared && shared >= 2 && shared >= 0.1 * pixels.Count) > 1;

        double Precision(decimal threshold)
        {
            var matches = Most(kept, instances, (one, other) =>
                (decimal)one.Intersect(other).Count() / one.Union(other).Count() >= threshold);
            return (double)matches / (kept.Length + instances.Length - matches);
        }

        double[]? precisions = kept.Length + instances.Length == 0 ? null : [.. Enumerable.Range(10, 10).Select(static k => Math.Round(k * 0.05m, 2)).Select(Precision)];
        return new InstanceScores(
            kept.Length,
            instances.Length,
            cut.Length,
            cut.Count(one => IsSplit(one.Value)),
            majorities.Count(majority => majority != 0 && majorities.Count(other => other == majority) > 1),
            precisions?[0],
            precisions?.Average());
    }

    /// <summary>The size of the largest one-to-one matching: leaving the first object out or giving it each partner in turn.</summary>
    private static int Most(
        ReadOnlySpan<KeyValuePair<int, HashSet<int>>> objects, KeyValuePair<int, HashSet<int>>[] instances, Func<HashSet<int>, HashSet<int>, bool> fits)
    {
        if (objects.IsEmpty)
        {
            return 0;
        }

        var most = Most(objects[1..], instances, fits);
        foreach (var partner in instances)
        {
            if (fits(objects[0].Value, partner.Value))
            {
                most = Math.Max(most, 1 + Most(objects[1..], [.. instances.Where(other => other.Key != partner.Key)], fits));
            }
        }

        return most;
    }

    private static Dictionary<int, HashSet<int>> Sets(int[] labels) => labels.Index().Where(static one => one.Item != 0)
        .GroupBy(static one => one.Item, static one => one.Index).ToDictionary(static one => one.Key, static one => one.ToHashSet());

    private static int[] At(int pixel, PerAxis sides)
    {
        var at = new int[sides.Count];
        for (var axis = sides.Count - 1; axis >= 0; pixel /= sides[axis--])
        {
            at[axis] = pixel % sides[axis];
        }

        return at;
    }
}
