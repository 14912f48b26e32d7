using Sweep.Storage.Reports;

namespace Sweep.Storage.Tests.Reports;

[Fast]
public sealed class SweepComparisonTests(TwoSweeps two) : IClassFixture<TwoSweeps>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SweepComparison Comparison => Between(TwoSweeps.First, TwoSweeps.Second);

    [Fact]
    public async Task Points_of_one_sweep_only_are_counted_with_an_example()
    {
        var points = await Comparison.PointsAsync(Cancellation);

        Assert.Equal((11, 5, 5, true), (points.InBoth, points.OnlyInA, points.OnlyInB, points.SameStream));
        Assert.Contains(";spacing=12;", points.ExampleA);
        Assert.EndsWith(";seed=0", points.ExampleA);
        Assert.Contains(";spacing=10;", points.ExampleB);
    }

    [Fact]
    public async Task Verdicts_that_changed_are_grouped_and_a_changed_state_says_no_more_than_itself()
    {
        var groups = await Comparison.VerdictGroupsAsync(Cancellation).Select(static group => (group.What, group.A, group.B, group.Trials)).ToListAsync(Cancellation);

        Assert.Equal(
            [
                ("verdict", "confirmed", "not_reached", 3L),
                ("state", "succeeded", "failed", 1L),
                ("verdict", "confirmed", "inconclusive", 1L),
                ("verdict", "confirmed", "refuted", 1L),
            ],
            groups);
    }

    // By hand: differences -3, -1, -2, -1, mean -7/4, variance 11/12, so the error of the mean is sqrt(11/48) = 0.4787; at 3 degrees of freedom
    // t = 3.182, half width 1.5233 < 7/4. The p-value of 3.6556 is 0.0353.
    [Fact]
    public async Task Equal_seeds_are_compared_with_each_other_and_the_rest_is_left_out()
    {
        var moved = await NumbersAsync().Where(static number => number.Configuration.Contains(";spacing=5;", StringComparison.Ordinal)).SingleAsync(Cancellation);

        Assert.Equal((4L, 4L, 4L, 1L), (moved.SeedsA, moved.SeedsB, moved.Pairs, moved.UnpairedSeeds));
        Assert.Equal((3.75, 2.0, -1.75), (moved.A, moved.B, moved.Change));
        Assert.Equal(1.5233, moved.HalfWidth!.Value, 1e-3);
        Assert.Equal(0.0353, moved.P!.Value, 1e-4);
    }

    // By hand: means 11/3 and 5/3, both with a variance of 1/3, so the squared error of each mean is 1/9 and the change's sqrt(2/9) = 0.4714; the
    // degrees of freedom are (2/9)^2 / (2 (1/9)^2 / 2) = 4, t = 2.776, half width 1.3086 < 2. The p-value of 4.2426 is 0.0132.
    [Fact]
    public async Task Without_equal_seeds_a_mean_moves_beyond_welchs_interval()
    {
        var moved = await NumbersAsync().Where(static number => number.Configuration.Contains(";spacing=12;", StringComparison.Ordinal)).SingleAsync(Cancellation);

        Assert.Equal((3L, 3L, null, null), (moved.SeedsA, moved.SeedsB, moved.Pairs, moved.UnpairedSeeds));
        Assert.Equal(-2, moved.Change!.Value, 1e-12);
        Assert.Equal(1.3086, moved.HalfWidth!.Value, 1e-3);
        Assert.Equal(0.0132, moved.P!.Value, 1e-4);
    }

    // Three comparisons: 3 * 0.0132 = 0.04 counts, 2 * 0.0353 = 0.07 does not, and spacing 6 has not moved at all.
    [Fact]
    public async Task Of_the_numbers_that_moved_those_that_count_after_holms_correction_are_told() => Assert.Equal(
        [(";spacing=12;", true), (";spacing=5;", false)],
        await NumbersAsync().Where(static number => number.What == "measured_distinct")
            .Select(static number => ($";spacing={number.Configuration.Split(";spacing=")[1].Split(';')[0]};", number.CountsAfterHolm!.Value)).Order().ToListAsync(Cancellation));

    [Fact]
    public async Task Seeds_that_mean_other_networks_are_not_paired()
    {
        var comparison = Between(TwoSweeps.First, TwoSweeps.Older);

        var (points, totals) = (await comparison.PointsAsync(Cancellation), await comparison.NumberTotalsAsync(Cancellation));

        Assert.Equal((4, false), (points.InBoth, points.SameStream));
        Assert.Equal((1, 0, 0), (totals.OverSeeds, totals.Paired, totals.UnpairedSeeds));
    }

    [Fact]
    public async Task A_loss_that_is_no_number_any_more_has_moved()
    {
        var moved = await NumbersAsync().Where(static number => number.What == "final_loss").SingleAsync(Cancellation);

        Assert.Equal((0.5, null, 1L, 0L, null), (moved.A, moved.B, moved.SeedsA, moved.SeedsB, moved.HalfWidth));
    }

    [Fact]
    public async Task Numbers_are_counted_by_how_they_were_compared()
    {
        var totals = await Comparison.NumberTotalsAsync(Cancellation);

        Assert.Equal((3, 2, 3, 1), (totals.OverSeeds, totals.MovedOverSeeds, totals.OfOneSeed, totals.MovedOfOneSeed));
        Assert.Equal((2, 1, 1), (totals.Paired, totals.UnpairedSeeds, totals.Remaining));
    }

    [Fact]
    public async Task Every_difference_is_told_once()
    {
        var all = await Comparison.AllAsync(Cancellation).ToListAsync(Cancellation);

        Assert.Equal(
            [("number", 3), ("only_in_a", 5), ("only_in_b", 5), ("verdict", 6)],
            all.GroupBy(static one => one.Kind).Select(static kind => (kind.Key, kind.Count())).Order());
        Assert.All(all.Where(static one => one.Kind == "only_in_a"), static one => Assert.Equal(("succeeded", null), (one.A, one.B)));
    }

    [Fact]
    public async Task A_sweep_differs_in_nothing_from_itself()
    {
        Assert.Empty(await Between(TwoSweeps.First, TwoSweeps.First).AllAsync(Cancellation).ToListAsync(Cancellation));
        Assert.Equal(16, (await Between(TwoSweeps.First, TwoSweeps.First).PointsAsync(Cancellation)).InBoth);
    }

    private async IAsyncEnumerable<Difference> NumbersAsync()
    {
        await foreach (var number in Comparison.NumbersAsync(await Comparison.NumberTotalsAsync(Cancellation), Cancellation))
        {
            yield return number;
        }
    }

    private SweepComparison Between(string a, string b) => new(two.Source, a, b, TimeSpan.FromMinutes(1));
}
