namespace Sweep.Storage.Tests.Reading;

/// <summary>Intervals over replicates, against published tables and against their own definition.</summary>
[Fast]
public sealed class IntervalTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData(0, 10, 0, 0.3085)]
    [InlineData(10, 10, 0.6915, 1)]
    [InlineData(5, 10, 0.1871, 0.8129)]
    [InlineData(1, 1, 0.025, 1)]
    [InlineData(0, 1, 0, 0.975)]
    [InlineData(2, 3, 0.0943, 0.9916)]
    [InlineData(1, 100, 0.0003, 0.0545)]
    [InlineData(900, 1000, 0.8797, 0.9179)]
    public async Task Clopper_and_Pearson_give_the_values_of_the_tables(long confirmed, long n, double low, double high)
    {
        var found = (double[])(await database.Source.ScalarAsync($"select array[low, high] from sweep.clopper_pearson({confirmed}, {n})"))!;

        Assert.Equal(low, found[0], 4);
        Assert.Equal(high, found[1], 4);
    }

    /// <summary>At the upper end at most k of n has a chance of 2.5 %, summed here term by term from whole binomial coefficients.</summary>
    [Theory]
    [InlineData(3, 12)]
    [InlineData(7, 20)]
    public async Task The_ends_leave_a_chance_of_a_fortieth(long confirmed, long n)
    {
        var found = (double[])(await database.Source.ScalarAsync($"select array[low, high] from sweep.clopper_pearson({confirmed}, {n})"))!;

        Assert.Equal(0.025, AtMost(confirmed, n, found[1]), 9);
        Assert.Equal(0.025, 1 - AtMost(confirmed - 1, n, found[0]), 9);
    }

    /// <summary>The same where the terms are many: summed here from the largest down, with logarithms of factorials by Stirling's series.</summary>
    [Theory]
    [InlineData(41, 100)]
    [InlineData(58, 100)]
    [InlineData(500, 1000)]
    [InlineData(1960, 2000)]
    [InlineData(100_000, 200_000)]
    [InlineData(199_998, 200_000)]
    [InlineData(3, 200_000)]
    public async Task Of_many_seeds_the_ends_leave_it_too(long confirmed, long n)
    {
        var found = (double[])(await database.Source.ScalarAsync($"select array[low, high] from sweep.clopper_pearson({confirmed}, {n})"))!;

        Assert.Equal(0.025, Tail(confirmed, n, found[1]), 1e-5);
        Assert.Equal(0.025, Tail(n - confirmed, n, 1 - found[0]), 1e-5);
    }

    [Fact]
    public async Task The_looked_up_ends_are_those_that_are_searched_for() => Assert.True((double)(await database.Source.ScalarAsync("""
        select max(greatest(abs(sweep.share_low(k, n) - share.low), abs(sweep.share_high(k, n) - share.high)))
        from generate_series(1, 12) n, generate_series(0, n) k, sweep.clopper_pearson(k, n) share
        """))! < 1e-12);

    [Fact]
    public async Task Nothing_measured_has_no_interval() =>
        Assert.Equal("t", await database.Source.ScalarAsync("select (low is null and high is null)::text::char(1) from sweep.clopper_pearson(0, 0)"));

    [Theory]
    [InlineData(2, 12.706)]
    [InlineData(3, 4.303)]
    [InlineData(31, 2.042)]
    [InlineData(32, 2.0395)]
    [InlineData(41, 2.0211)]
    [InlineData(101, 1.9840)]
    [InlineData(1000, 1.9623)]
    public async Task Students_t_is_that_of_one_degree_of_freedom_less(long n, double expected) =>
        Assert.Equal(expected, (double)(await database.Source.ScalarAsync($"select sweep.student_t({n})"))!, 4);

    [Fact]
    public async Task One_value_has_no_spread() => Assert.Equal(DBNull.Value, await database.Source.ScalarAsync("select sweep.student_t(1)"));

    private static double Tail(long k, long n, double p)
    {
        var term = Math.Exp(LogFactorial(n) - LogFactorial(k) - LogFactorial(n - k) + k * Math.Log(p) + (n - k) * Math.Log(1 - p));
        var sum = term;
        for (var i = k; i > 0 && term > 1e-18 * sum; i--)
        {
            term *= i / (n - i + 1.0) * (1 - p) / p;
            sum += term;
        }

        return sum;
    }

    private static double LogFactorial(double n) => n < 20
        ? Enumerable.Range(1, (int)n).Sum(static factor => Math.Log(factor))
        : n * Math.Log(n) - n + Math.Log(2 * Math.PI * n) / 2 + 1 / (12 * n) - 1 / (360 * n * n * n);

    private static double AtMost(long k, long n, double p)
    {
        var (sum, coefficient) = (0.0, 1.0);
        for (var i = 0; i <= k; i++)
        {
            sum += coefficient * Math.Pow(p, i) * Math.Pow(1 - p, n - i);
            coefficient = coefficient * (n - i) / (i + 1);
        }

        return sum;
    }
}
