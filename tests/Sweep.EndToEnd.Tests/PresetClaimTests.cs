using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests;

/// <summary>What the presets are there to show, asked of the database after a real run of each.</summary>
[Slow]
public sealed class PresetClaimTests(SweepHome home) : IClassFixture<SweepHome>
{
    [Fact]
    public async Task Quickstart_shows_every_law_and_every_verdict_that_nature_gives()
    {
        await RunAsync("quickstart");

        Assert.Equal(0, await CountAsync("trial_results where sweep = 'quickstart' and state not in ('succeeded', 'infeasible')"));
        Assert.Equal(
            ["confirmed", "inconclusive", "not_predicted", "not_reached"],
            (await home.RowsAsync("select distinct verdict from sweep.trial_results where sweep = 'quickstart' and verdict is not null order by 1")).Select(static row => row[0]));
        Assert.InRange(await CountAsync("trial_results where sweep = 'quickstart' and state = 'infeasible'"), 1, 50);
        await NothingExceedsAsync("quickstart");
        await StitchesAtMultiplesOnlyAsync("quickstart");

        // A dozen trainings, the bound and the seam among them.
        Assert.InRange(await CountAsync("trial_results where sweep = 'quickstart' and steps > 0 and state = 'succeeded'"), 12, 20);
        Assert.InRange(await CountAsync("trial_results where sweep = 'quickstart' and steps > 0 and measured_distinct = bound and bound = 16"), 1, 20);
        Assert.InRange(await home.ScalarAsync<double>("select jump_ratio from sweep.trial_results where sweep = 'quickstart' and predicted_jump"), 5, double.MaxValue);
    }

    [Theory]
    [InlineData("bound")]
    [InlineData("exact-count")]
    [InlineData("constant-image")]
    public async Task Counts_are_reached_by_a_seed_and_exceeded_by_none(string preset)
    {
        await RunAsync(preset);

        await NothingExceedsAsync(preset);
        Assert.InRange(await CountAsync($"bound_validation where sweep = '{preset}' and verdict = 'confirmed'"), 10, 1000);
        Assert.Equal(0, await CountAsync(
            $"bound_validation where sweep = '{preset}' and padding in ('valid', 'circular') and max_measured is distinct from predicted"));
    }

    [Fact]
    public async Task Padding_exceeds_the_bound_of_a_constant_image_and_is_not_predicted()
    {
        await RunAsync("constant-image");

        var rows = await home.RowsAsync("""
            select padding, bound, max_measured, verdict from sweep.bound_validation
            where sweep = 'constant-image' and padding in ('same', 'reflect', 'replicate') and upsampling = 'learnt'
            """);
        Assert.Equal(3, rows.Count);
        Assert.All(rows, static row =>
        {
            Assert.InRange((long)row[2]!, (long)row[1]! + 1, long.MaxValue);
            Assert.Equal("not_predicted", row[3]);
        });
        Assert.Equal(0, await CountAsync("trial_results where verdict = 'not_predicted' and prediction_notes = '{}'"));
    }

    [Fact]
    public async Task Tiles_stitch_at_multiples_of_the_period_and_nowhere_else()
    {
        await RunAsync("tile-crop");

        await StitchesAtMultiplesOnlyAsync("tile-crop");
        Assert.InRange(await CountAsync("trial_results where sweep = 'tile-crop' and predicted_seamless"), 20, 1000);
        Assert.InRange(await home.ScalarAsync<double>("select min(stitch_error_max) from sweep.trial_results where sweep = 'tile-crop' and padding <> 'valid'"), 0.1, 100);
    }

    [Fact]
    public async Task A_window_of_one_period_leaves_a_seam_and_one_pixel_more_does_not()
    {
        await RunAsync("train-window");

        var rows = await home.RowsAsync("""
            select predicted_jump, depth, min(jump_ratio), percentile_cont(0.5) within group (order by jump_ratio)
            from sweep.trial_results where sweep = 'train-window' and predicted_jump is not null group by 1, 2 order by 1, 2
            """);
        Assert.Equal(4, rows.Count);
        Assert.All(rows.Where(static row => (bool)row[0]!), static row => Assert.InRange((double)row[2]!, 5, double.MaxValue));
        Assert.All(rows.Where(static row => !(bool)row[0]!), static row => Assert.InRange((double)row[3]!, 0, 1.5));
        Assert.Equal(2, await CountAsync("trial_results where sweep = 'train-window' and verdict = 'not_predicted'"));
    }

    private async Task RunAsync(string preset)
    {
        var ended = await home.RunAsync("run", preset);
        Assert.Equal((0, ""), (ended.Code, ended.Error));
        Assert.Contains("0 failed + 0 missing", ended.Output);
    }

    private Task<long> CountAsync(string from) => home.ScalarAsync<long>($"select count(*) from sweep.{from}");

    private async Task NothingExceedsAsync(string sweep)
    {
        Assert.Equal(0, await CountAsync($"trial_results where sweep = '{sweep}' and measured_distinct > predicted_distinct"));
        Assert.Equal(0, await CountAsync($"trial_results where sweep = '{sweep}' and padding in ('valid', 'circular') and measured_distinct > bound"));
    }

    private async Task StitchesAtMultiplesOnlyAsync(string sweep)
    {
        Assert.Equal(0, await CountAsync($"trial_results where sweep = '{sweep}' and predicted_seamless and stitch_error_max > 1e-5"));
        Assert.Equal(0, await CountAsync($"trial_results where sweep = '{sweep}' and not predicted_seamless and stitch_error_max <= 0.1"));
    }
}
