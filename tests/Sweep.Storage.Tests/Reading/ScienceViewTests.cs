using Sweep.Storage.Reading;
using Sweep.Theory.Lawbook;

namespace Sweep.Storage.Tests.Reading;

/// <summary>The views over instances, tile sizes, losses, pictures and controls.</summary>
[Fast]
public sealed class ScienceViewTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Good = "good";
    private const string Broken = "broken";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (await database.Source.CountAsync("sweeps") == 0)
        {
            await new ScienceSweep(database).FillAsync(Good, Verdict.Confirmed);
            await new ScienceSweep(database).FillAsync(Broken, Verdict.NotReached);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>2 of 3 confirmed: 0.0943 to 0.9916. Average precision 0.5, 1, 1: mean 0.8333, deviation 0.2887, t 4.303.</summary>
    [Fact]
    public async Task Separability_shows_its_seeds_with_exact_intervals() => Assert.Equal(
        "3 2 2 2 0.0943 0.9916 0.8333 0.1162 1.5505 confirmed",
        await database.Source.ScalarAsync($"""
            select concat_ws(' ', n, separable, confirmed, round(3 * mean_false_merges), round(confirmed_low::numeric, 4), round(confirmed_high::numeric, 4),
                round(mean_ap50::numeric, 4), round(ap50_low::numeric, 4), round(ap50_high::numeric, 4), verdict)
            from sweep.separability_validation where sweep = '{Good}' and n = 3
            """));

    [Fact]
    public async Task A_tile_size_curve_has_one_point_for_each_crop_of_a_network()
    {
        Assert.Equal(
            ["{4} t 1 0 0.125 0.9", "{5} f 1 1.5 0.75 0.4"],
            await database.Source.ColumnAsync($"""
                select concat_ws(' ', tile_crop, crop_is_multiple, n, largest_error_max, mean_split_share, mean_ap50) from sweep.tile_size_curve where sweep = '{Good}' order by tile_crop
                """));
        Assert.Equal(1L, await database.Source.ScalarAsync($"select count(distinct network) from sweep.tile_size_curve where sweep = '{Good}'"));
    }

    [Fact]
    public async Task A_training_has_one_loss_curve_against_its_steps() => Assert.Equal(
        ["0 133 9", "0 266 3", "0 400 1"],
        await database.Source.ColumnAsync($"select concat_ws(' ', seed, step, loss) from sweep.loss_curves where sweep = '{Good}' and seed = 0 order by stretch"));

    [Fact]
    public async Task Pictures_are_kept_with_the_accepted_measurement_byte_for_byte()
    {
        Assert.Equal(
            ["0 7", "1 7", "2 7"],
            await database.Source.ColumnAsync($"select concat_ws(' ', seed, bytes) from sweep.figures where sweep = '{Good}' order by seed"));
        Assert.Equal(
            ScienceSweep.PictureHash,
            await database.Source.ScalarAsync("select distinct encode(sha256(content), 'hex') from sweep.artifacts where sha256 = encode(sha256(content), 'hex')"));
    }

    [Fact]
    public async Task Controls_that_pass_change_nothing()
    {
        Assert.Equal(["t", "t"], await database.Source.ColumnAsync($"select passed::text::char(1) from sweep.controls where sweep = '{Good}'"));
        Assert.Equal(
            ["confirmed 4", "not_reached 1"],
            await database.Source.ColumnAsync($"select verdict || ' ' || count(*) from sweep.trial_results where sweep = '{Good}' and not control group by verdict order by 1"));
    }

    [Fact]
    public async Task A_control_that_fails_makes_every_verdict_of_its_sweep_inconclusive()
    {
        Assert.Equal(["f", "t"], await database.Source.ColumnAsync($"select passed::text::char(1) from sweep.controls where sweep = '{Broken}' order by 1"));
        Assert.Equal(1L, await database.Source.ScalarAsync($"select failed_controls from sweep.sweep_progress where sweep = '{Broken}'"));
        Assert.Equal(
            ["inconclusive 5"],
            await database.Source.ColumnAsync($"select verdict || ' ' || count(*) from sweep.trial_results where sweep = '{Broken}' and not control group by verdict order by 1"));
        Assert.Equal(
            ["inconclusive"],
            await database.Source.ColumnAsync($"select distinct verdict from sweep.separability_validation where sweep = '{Broken}'"));
        Assert.StartsWith(
            "a control of the sweep failed; without that: ",
            (string)(await database.Source.ScalarAsync($"select verdict_reason from sweep.trial_results where sweep = '{Broken}' and not control limit 1"))!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Controls_do_not_count_among_the_verdicts_of_a_law()
    {
        var laws = await new SweepQueries(database.Source).VerdictsAsync(Good, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(["L2 separable 5"], laws.Select(static law => $"{law.Law} {law.N}"));
        Assert.Equal(5, (await new SweepQueries(database.Source).FindAsync(Good, Cancellation))!.Verdicts is var verdicts ? verdicts.Confirmed + verdicts.NotReached : 0);
    }
}
