using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;
using Sweep.Theory.Points;

namespace Sweep.Storage.Tests.Reading;

[Fast]
public sealed class CostQueriesTests(FilledSweep filled) : IClassFixture<FilledSweep>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private CostQueries Queries => new(filled.Source);

    [Fact]
    public async Task Each_measured_configuration_has_its_median_times()
    {
        var measured = await Queries.OfSweepAsync(filled.Sweep, Cancellation).ToListAsync(Cancellation);

        // Eight trials in six configurations: spacing 5 has three seeds.
        Assert.Equal([1L, 1, 1, 1, 1, 3], measured.Select(static cost => cost.Trials).Order());
        Assert.All(measured, static cost => Assert.Equal(
            ("cpu", TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(1.5)), (cost.Device, cost.Training, cost.Measuring)));
        Assert.Equal(PerAxis.Uniform(1, 5), GridPoint.Parse(measured.Single(static cost => cost.Trials == 3).Point).Spacing);
    }

    [Fact]
    public async Task Earlier_sweeps_leave_out_the_asked_one_and_other_workers()
    {
        Assert.Equal(6, await Queries.OfEarlierSweepsAsync(null, null, Cancellation).CountAsync(Cancellation));
        Assert.Equal(6, await Queries.OfEarlierSweepsAsync(null, "w1", Cancellation).CountAsync(Cancellation));
        Assert.Equal(0, await Queries.OfEarlierSweepsAsync(null, "w2", Cancellation).CountAsync(Cancellation));
        Assert.Equal(0, await Queries.OfEarlierSweepsAsync(filled.Sweep, null, Cancellation).CountAsync(Cancellation));
    }

    [Fact]
    public async Task What_is_left_is_grouped_by_training_with_its_unfinished_configurations()
    {
        // Only spacing 8 is open, and spacing 4, 5, 6 and 7 share its random network.
        var left = Assert.Single(await Queries.LeftAsync(filled.Sweep, Cancellation));

        Assert.Equal((false, 1L), (left.IsBegun, left.Count));
        var text = Assert.Single(await Queries.TextsAsync(left.Configurations, Cancellation)).Value;
        Assert.Equal(PerAxis.Uniform(1, 8), GridPoint.Parse(text).Spacing);
    }

    [Fact]
    public async Task A_new_sweep_is_left_cheapest_first_and_replicates_are_together()
    {
        GridPoint Trained(int steps, int seed) => Points.Line(5, seed) with { Steps = steps, Precision = Precision.Float32 };
        var points = Enumerable.Range(0, 3).SelectMany(seed => new[] { Trained(500, seed), Trained(100, seed) }).ToArray();
        var sweep = (await new SweepStore(filled.Source, TimeProvider.System).SubmitAsync(Points.Content("new", "new content"), points, Cancellation)).Id;

        var left = await Queries.LeftAsync(sweep, Cancellation);

        Assert.Equal([(false, 3L), (false, 3L)], left.Select(static group => (group.IsBegun, group.Count)));
        var texts = await Queries.TextsAsync(left.SelectMany(static group => group.Configurations), Cancellation);
        Assert.Equal([100, 500], left.Select(group => GridPoint.Parse(texts[Assert.Single(group.Configurations)]).Steps));
        Assert.Equal(sweep, (await Queries.IdsAsync(["new", "none"], Cancellation))["new"]);
    }
}
