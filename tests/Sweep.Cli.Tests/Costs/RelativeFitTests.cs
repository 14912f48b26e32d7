using Sweep.Cli.Costs;

namespace Sweep.Cli.Tests.Costs;

public sealed class RelativeFitTests
{
    [Fact]
    public void Terms_that_explain_the_values_are_found()
    {
        // value = 3 * first + 0.5 * second, exactly, with much weight.
        (double[], double, double)[] rows = [([1, 1], 3.5, 1e6), ([1, 10], 8, 1e6), ([1, 100], 53, 1e6)];

        var factors = RelativeFit.Factors(2, rows);

        Assert.Equal(3, factors[0], 1e-3);
        Assert.Equal(0.5, factors[1], 1e-3);
    }

    [Fact]
    public void A_term_of_which_nothing_is_known_keeps_its_factor() =>
        Assert.Equal([1, 2], RelativeFit.Factors(2, [([0, 1], 2, 1e9)]).Select(static factor => Math.Round(factor, 6)));

    [Fact]
    public void No_term_vanishes()
    {
        // Less for more of the second term: it would be negative.
        var factors = RelativeFit.Factors(2, [([1, 1], 10, 100), ([1, 5], 8, 100)]);

        Assert.Equal(0.05, factors[1]);
        Assert.InRange(factors[0], 8, 10);
    }
}
