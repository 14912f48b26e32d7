using Sweep.Learning.Randomness;

namespace Sweep.Learning.Tests.Randomness;

[Fast]
public sealed class CounterRandomTests
{
    private const int Draws = 20_000;

    [Fact]
    public void A_seed_means_the_same_numbers_for_ever()
    {
        var random = new CounterRandom(7, RandomStream.Weights);

        Assert.Equal([12281497982322888265UL, 6323938749326178183UL, 13422089919817741508UL], [random.Bits(0), random.Bits(1), random.Bits(1_000_000)]);
    }

    [Fact]
    public void Normal_numbers_have_mean_zero_and_variance_one()
    {
        var random = new CounterRandom(1, RandomStream.Weights);
        var numbers = Enumerable.Range(0, Draws).Select(index => random.Normal(index)).ToList();

        // Five standard errors: 5 / sqrt(20000) and 5 * sqrt(2 / 20000).
        Assert.InRange(numbers.Average(), -0.036, 0.036);
        Assert.InRange(numbers.Average(static number => number * number), 0.95, 1.05);
    }

    [Fact]
    public void Every_number_below_a_bound_comes_equally_often()
    {
        var random = new CounterRandom(1, RandomStream.LatticeShift);
        var counts = Enumerable.Range(0, Draws).CountBy(index => random.Below(7, index)).ToDictionary();

        Assert.Equal(7, counts.Count);

        // 20000 / 7 = 2857, standard deviation 49.
        Assert.All(counts.Values, static count => Assert.InRange(count, 2610, 3105));
    }

    [Fact]
    public void Streams_and_seeds_differ()
    {
        ulong[] first =
        [
            new CounterRandom(1, RandomStream.Weights).Bits(0),
            new CounterRandom(2, RandomStream.Weights).Bits(0),
            new CounterRandom(1, RandomStream.LatticeShift).Bits(0),
            new CounterRandom(1, RandomStream.GenericImage).Bits(0),
        ];

        Assert.Distinct(first);
    }
}
