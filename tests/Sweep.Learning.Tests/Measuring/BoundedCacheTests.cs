using Sweep.Learning.Measuring;

namespace Sweep.Learning.Tests.Measuring;

[Fast]
public sealed class BoundedCacheTests
{
    [Fact]
    public void What_fits_is_computed_once_and_the_oldest_goes_first()
    {
        var computed = new List<int>();
        var kept = new BoundedCache<int, int[]>(10, static values => values.Length);
        int[] Get(int key) => kept.Get(key, () =>
        {
            computed.Add(key);
            return new int[4];
        });

        // Two of four fit into ten; 1 is used again and outlives 2.
        Assert.Same(Get(1), Get(1));
        Get(2);
        Get(1);
        Get(3);
        Get(1);
        Get(2);

        Assert.Equal([1, 2, 3, 2], computed);
    }

    [Fact]
    public void The_latest_is_kept_even_when_it_is_too_large()
    {
        var kept = new BoundedCache<int, int[]>(1, static values => values.Length);

        Assert.Same(kept.Get(1, static () => new int[9]), kept.Get(1, static () => new int[9]));
    }
}
