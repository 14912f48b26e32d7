using Sweep.Synthetic;
using Sweep.Theory.Points;

namespace Sweep.Storage.Tests.Synthetic;

[Fast]
public sealed class SyntheticSweepTests(SyntheticSweep synthetic) : IClassFixture<SyntheticSweep>
{
    [Fact]
    public async Task Every_planned_trial_is_there_in_one_of_five_states() => Assert.Equal(
        $"{SyntheticSweep.Trials} cancelled failed infeasible pending succeeded",
        await synthetic.Source.ScalarAsync("""
            select concat_ws(' ', planned, (select string_agg(distinct state, ' ' order by state) from sweep.planned_trials))
            from sweep.coverage where planned = succeeded + failed + infeasible + cancelled + missing
            """));

    [Fact]
    public async Task Every_verdict_is_there_and_the_controls_passed() => Assert.Equal(
        "confirmed inconclusive not_predicted not_reached refuted, controls passed",
        await synthetic.Source.ScalarAsync("""
            select string_agg(distinct verdict, ' ' order by verdict) || ', controls ' || (select string_agg(distinct all_controls, ' ') from sweep.controls)
            from sweep.trial_results
            """));

    [Fact]
    public async Task Its_points_read_as_points_of_a_grid()
    {
        var texts = await synthetic.Source.ColumnAsync("select canonical from sweep.planned_trials where ordinal % 37 = 0");

        Assert.Equal(texts, texts.Select(static text => GridPoint.Parse(text).Canonical));
    }

    [Fact]
    public async Task What_is_not_given_is_null_and_no_array_of_nulls() => Assert.Equal(
        0, await synthetic.Source.CountAsync("planned_trials where array_position(train_window, null) is not null or array_position(tile_crop, null) is not null"));

    [Fact]
    public async Task Reports_came_twice_and_few_of_them_differ() => Assert.Equal(
        "t t t",
        await synthetic.Source.ScalarAsync(
            "select concat_ws(' ', late_compared > 0, late_disagreeing > 0, late_disagreeing < late_compared) from sweep.determinism_audit"));

    [Fact]
    public async Task A_second_sweep_of_the_size_repeats_the_first()
    {
        await using var database = await TestDatabase.CreateAsync();

        await SyntheticSweeps.FillAsync(database.Source, "one", 120, TestContext.Current.CancellationToken);
        await SyntheticSweeps.FillAsync(database.Source, "two", 120, TestContext.Current.CancellationToken);

        Assert.Equal(["one 0", "two 1"], await database.Source.ColumnAsync(
            "select concat_ws(' ', sweep, (repeated_compared > 0)::int) from sweep.determinism_audit order by sweep"));
    }
}
