using Sweep.Theory.Measuring;

namespace Sweep.Theory.Tests.Measuring;

public sealed class HolmTests
{
    [Fact]
    public void The_smallest_p_is_taken_as_often_as_there_are_comparisons_the_next_once_less()
    {
        // By hand: 4 * 0.005, 3 * 0.01, then 2 * 0.03, below which the largest, 1 * 0.04, must not fall.
        Assert.Equal([0.03, 0.06, 0.06, 0.02], Holm.Adjusted([0.01, 0.04, 0.03, 0.005]), static (one, other) => Math.Abs(one - other) < 1e-15);
        Assert.Equal(2, Holm.Remaining([0.01, 0.04, 0.03, 0.005]));
    }

    [Fact]
    public void No_adjusted_p_is_above_1() => Assert.Equal([1, 1, 1], Holm.Adjusted([0.5, 0.9, 1]));

    [Fact]
    public void One_comparison_needs_no_correction() => Assert.Equal([0.05], Holm.Adjusted([0.05]));

    [Fact]
    public void Without_comparisons_nothing_counts() => Assert.Equal(0, Holm.Remaining([]));

    [Fact]
    public void A_p_that_is_none_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => Holm.Adjusted([0.1, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(static () => Holm.Adjusted([1.1]));
    }
}
