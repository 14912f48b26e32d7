using Sweep.Storage.Comparing;

namespace Sweep.Storage.Tests.Comparing;

public sealed class SweepComparisonTests(TwoSweeps two) : IClassFixture<TwoSweeps>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SweepComparison Comparison => Between(TwoSweeps.First, TwoSweeps.Second);

    [Fact]
    public async Task Points_of_one_sweep_only_are_counted_with_an_example()
    {
        var points = await Comparison.PointsAsync(Cancellation);

        Assert.Equal((10, 1, 2), (points.InBoth, points.OnlyInA, points.OnlyInB));
        Assert.Contains(";spacing=7;", points.ExampleA);
        Assert.EndsWith(";seed=0", points.ExampleA);
        Assert.Contains(";spacing=10;", points.ExampleB);
    }

    [Fact]
    public async Task Verdicts_that_changed_are_grouped_and_a_changed_state_says_no_more_than_itself()
    {
        var groups = await Comparison.VerdictGroupsAsync(Cancellation).Select(static group => (group.What, group.A, group.B, group.Trials)).ToListAsync(Cancellation);

        Assert.Equal(
            [
                ("verdict", "confirmed", "not_reached", 2L),
                ("state", "succeeded", "failed", 1L),
                ("verdict", "confirmed", "inconclusive", 1L),
                ("verdict", "confirmed", "refuted", 1L),
            ],
            groups);
    }

    // By hand: means 11/3 and 5/3, both with a variance of 1/3, so the squared error of each mean is 1/9 and the change's sqrt(2/9) = 0.4714; the
    // degrees of freedom are (2/9)^2 / (2 (1/9)^2 / 2) = 4, t = 2.776, half width 1.3086 < 2. Spacing 6: mean 2 in both.
    [Fact]
    public async Task A_mean_moves_beyond_welchs_interval()
    {
        var moved = await Comparison.NumbersAsync(Cancellation).Where(static number => number.What == "measured_distinct").SingleAsync(Cancellation);

        Assert.Contains(";spacing=5;", moved.Configuration);
        Assert.Equal((3L, 3L), (moved.SeedsA, moved.SeedsB));
        Assert.Equal(-2, moved.Change!.Value, 1e-12);
        Assert.Equal(1.3086, moved.HalfWidth!.Value, 1e-3);
    }

    [Fact]
    public async Task A_loss_that_is_no_number_any_more_has_moved()
    {
        var moved = await Comparison.NumbersAsync(Cancellation).Where(static number => number.What == "final_loss").SingleAsync(Cancellation);

        Assert.Equal((0.5, null, 1L, 0L, null), (moved.A, moved.B, moved.SeedsA, moved.SeedsB, moved.HalfWidth));
    }

    [Fact]
    public async Task Numbers_are_counted_by_how_they_were_compared() => Assert.Equal(
        new NumberTotals(OverSeeds: 2, MovedOverSeeds: 1, OfOneSeed: 3, MovedOfOneSeed: 1), await Comparison.NumberTotalsAsync(Cancellation));

    [Fact]
    public async Task Every_difference_is_told_once()
    {
        var all = await Comparison.AllAsync(Cancellation).ToListAsync(Cancellation);

        Assert.Equal(
            [("number", 2), ("only_in_a", 1), ("only_in_b", 2), ("verdict", 5)],
            all.GroupBy(static one => one.Kind).Select(static kind => (kind.Key, kind.Count())).Order());
        Assert.Equal(("succeeded", null), Assert.Single(all, static one => one.Kind == "only_in_a") is { A: var a, B: var b } ? (a, b) : default);
    }

    [Fact]
    public async Task A_sweep_differs_in_nothing_from_itself()
    {
        Assert.Empty(await Between(TwoSweeps.First, TwoSweeps.First).AllAsync(Cancellation).ToListAsync(Cancellation));
        Assert.Equal(11, (await Between(TwoSweeps.First, TwoSweeps.First).PointsAsync(Cancellation)).InBoth);
    }

    private SweepComparison Between(string a, string b) => new(two.Source, a, b, TimeSpan.FromMinutes(1));
}
