using CsCheck;
using Sweep.Theory.Measuring;

namespace Sweep.Theory.Tests.Measuring;

public sealed class ClassCountTests
{
    [Fact]
    public void Links_chain_into_one_class()
    {
        // 0, 1, 2 hang together at 1; 10 and 10.5 do too; 30 stands alone.
        var found = ClassCount.Of([10, 0, 2, 30, 1, 10.5], 1, 1);

        Assert.Equal(new ClassCount(3, 2, 8), found);
    }

    [Fact]
    public void Distances_are_euclidean()
    {
        Assert.Equal(new ClassCount(2, 0, 5), ClassCount.Of([0, 0, 3, 4], 2, 4.9));
        Assert.Equal(new ClassCount(1, 5, null), ClassCount.Of([0, 0, 3, 4], 2, 5));
    }

    [Fact]
    public void One_vector_is_a_class_without_neighbours_and_none_are_none()
    {
        Assert.Equal(new ClassCount(1, 0, null), ClassCount.Of([1, 2, 3], 3, 1));
        Assert.Equal(new ClassCount(0, 0, null), ClassCount.Of([], 3, 1));
    }

    [Fact]
    public void Tolerance_zero_tells_all_but_equal_vectors_apart() => Assert.Equal(new ClassCount(2, 0, 0.5), ClassCount.Of([1, 1, 1.5], 1, 0));

    [Fact]
    public void Values_that_are_no_numbers_are_refused() => Assert.Throws<ArgumentException>(static () => ClassCount.Of([1, double.NaN], 1, 1));

    [Fact]
    public void Every_count_equals_comparing_all_pairs() =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[0, 60], Gen.Double[0, 3], Gen.Int[1, 12]).SelectMany((size, count, tolerance, spread) =>
            Gen.Int[0, 4 * spread].Select(static quarter => quarter / 4.0).Array[size * count].Select(values => (values, size, tolerance)))
        .Sample(static drawn =>
        {
            var (values, size, tolerance) = drawn;
            var found = ClassCount.Of(values, size, tolerance);
            var expected = ByComparingAllPairs(values, size, tolerance);

            Assert.Equal(expected.Classes, found.Classes);
            Assert.Equal(expected.Within, found.Within);
            Assert.Equal(expected.Between, found.Between);
        }, iter: 2000);

    [Fact]
    public void Ten_thousand_vectors_of_which_each_class_is_tight_are_counted_exactly()
    {
        // 250 corners of a lattice, 40 vectors within 1e-9 around each.
        var values = new double[10_000 * 3];
        for (var index = 0; index < 10_000; index++)
        {
            var corner = index % 250;
            values[index * 3] = corner % 5 + (index % 40 * 1e-11);
            values[(index * 3) + 1] = corner / 5 % 5;
            values[(index * 3) + 2] = corner / 25;
        }

        var found = ClassCount.Of(values, 3, 1e-6);

        Assert.Equal(250, found.Classes);
        Assert.InRange(found.Between!.Value, 1 - 1e-8, 1);
        Assert.InRange(found.Within, 1e-11, 4e-10);
    }

    [Fact]
    public void In_a_very_large_class_the_extent_bounds_the_distances_from_above()
    {
        // 5000 vectors on a line from (0, 0) to (3, 4): largest distance 5, and so is the diagonal.
        double[] values = [.. Enumerable.Range(0, 5000).SelectMany(static index => new[] { 3 * index / 4999.0, 4 * index / 4999.0 })];

        Assert.Equal(new ClassCount(1, 5, null), ClassCount.Of(values, 2, 0.01));
    }

    private static ClassCount ByComparingAllPairs(double[] values, int size, double tolerance)
    {
        var vectors = values.Chunk(size).ToArray();
        var classes = Enumerable.Range(0, vectors.Length).ToArray();
        double Distance(int a, int b) => Math.Sqrt(vectors[a].Zip(vectors[b], static (x, y) => (x - y) * (x - y)).Sum());
        var pairs = (from a in Enumerable.Range(0, vectors.Length) from b in Enumerable.Range(0, a) select (a, b, apart: Distance(a, b))).ToArray();
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (a, b, _) in pairs.Where(pair => pair.apart <= tolerance && classes[pair.a] != classes[pair.b]))
            {
                classes[a] = classes[b] = Math.Min(classes[a], classes[b]);
                changed = true;
            }
        }

        return new ClassCount(
            classes.Distinct().Count(),
            pairs.Where(pair => classes[pair.a] == classes[pair.b]).Select(static pair => pair.apart).DefaultIfEmpty(0).Max(),
            pairs.Where(pair => classes[pair.a] != classes[pair.b]).Select(static pair => (double?)pair.apart).Min());
    }
}
