using Sweep.Storage.Reading;

namespace Sweep.Storage.Tests.Reading;

[Fast]
public sealed class ViewTests(FilledSweep filled) : IClassFixture<FilledSweep>
{
    [Fact]
    public async Task Every_trial_is_a_row_of_trial_results_whatever_its_state() => Assert.Equal(
        ["failed 1", "infeasible 1", "pending 1", "succeeded 8"],
        await filled.Source.ColumnAsync("select state || ' ' || count(*) from sweep.trial_results group by state order by 1"));

    [Fact]
    public async Task A_result_has_its_attempts_and_its_duration() => Assert.Equal(
        "1 w1 cpu 250 1.5 251.5",
        await filled.Source.ScalarAsync(
            "select concat_ws(' ', attempts, worker, device, training_ms, measuring_ms, duration_ms) from sweep.trial_results where ordinal = 0"));

    [Fact]
    public async Task The_capacity_is_the_largest_count_over_the_seeds()
    {
        // Counts 4, 3, 2: mean 3, deviation 1, t = 4.303 for two degrees of freedom: 3 -+ 4.303 / sqrt 3 = 0.516 to 5.484.
        Assert.Equal(
            "3 4 4 4 3 0 0.516 5.484 confirmed",
            await filled.Source.ScalarAsync("""
                select concat_ws(' ', n, bound, predicted, max_measured, mean_measured, refuted, round(ci95_low::numeric, 3), round(ci95_high::numeric, 3), verdict)
                from sweep.bound_validation where spacing = '{5}' and padding = 'valid'
                """));
    }

    [Theory]
    [InlineData("spacing = '{6}'", "2 3 refuted")]
    [InlineData("spacing = '{4}'", "1 inconclusive")]
    [InlineData("padding = 'same'", "9 not_predicted")]
    public async Task Other_configurations_have_their_verdicts(string which, string expected) => Assert.Equal(
        expected,
        await filled.Source.ScalarAsync($"select concat_ws(' ', predicted, max_measured, verdict) from sweep.bound_validation where {which}"));

    [Fact]
    public async Task Stitching_is_compared_by_crop() => Assert.Equal(
        ["{4} t t 0 confirmed", "{5} f f 2.5 confirmed"],
        await filled.Source.ColumnAsync("""
            select concat_ws(' ', tile_crop, crop_is_multiple, predicted_seamless, largest_error_max, verdict) from sweep.stitching_validation order by tile_crop
            """));

    [Fact]
    public async Task Padding_stands_beside_the_bound_and_beside_valid_padding() => Assert.Equal(
        ["same 9 t 2.25 4", "valid 4 f 1 4"],
        await filled.Source.ColumnAsync("""
            select concat_ws(' ', padding, max_measured, beyond_bound, times_bound, max_measured_valid) from sweep.padding_effect where spacing = '{5}' order by padding
            """));

    [Fact]
    public async Task Coverage_adds_up() => Assert.Equal(
        "11 8 1 1 0 1",
        await filled.Source.ScalarAsync("select concat_ws(' ', planned, succeeded, failed, infeasible, cancelled, missing) from sweep.coverage"));

    [Fact]
    public async Task Progress_counts_what_is_left_and_what_failed() => Assert.Equal(
        "running 11 1 0 1 t",
        await filled.Source.ScalarAsync("select concat_ws(' ', state, planned, pending, leased, failed_attempts, cost_done < cost_planned) from sweep.sweep_progress"));

    [Fact]
    public async Task A_training_counts_once_in_a_workers_time()
    {
        // 8 measurements of 1.5 ms; the two crops share the training of seed 0 at spacing 5 as all random networks of one seed and architecture do.
        var trainings = (long)(await filled.Source.ScalarAsync("select count(distinct training_id) from sweep.trial_results where state = 'succeeded'"))!;

        Assert.Equal(
            $"w1 cpu 9 8 1 {trainings} {(trainings * 250 + 8 * 1.5) / 1000:0.###}",
            await filled.Source.ScalarAsync(
                "select concat_ws(' ', worker, device, attempts, succeeded, failed, trainings, round(busy_s::numeric, 3)::float) from sweep.worker_utilisation"));
    }

    [Fact]
    public async Task The_history_tells_accepted_attempts_from_failed_ones() => Assert.Equal(
        ["f out_of_memory no memory 1 failed", "t 8 succeeded"],
        await filled.Source.ColumnAsync("""
            select concat_ws(' ', accepted, cause, error, count(*), state) from sweep.attempt_history group by accepted, cause, error, state order by 1
            """));

    [Fact]
    public async Task A_sweep_is_found_by_its_name()
    {
        Assert.Equal(await filled.Source.ScalarAsync("select id from sweep.sweeps"), await filled.Source.ScalarAsync($"select sweep.id_of('{FilledSweep.Name}')"));
        Assert.Equal(DBNull.Value, await filled.Source.ScalarAsync("select sweep.id_of('nowhere')"));
        Assert.Equal("t 0", await filled.Source.ScalarAsync(
            $"select concat_ws(' ', sweep.ids_of('nowhere', '{FilledSweep.Name}') = array[sweep.id_of('{FilledSweep.Name}')], cardinality(sweep.ids_of('')))"));
    }

    [Theory]
    [InlineData("sweep_id = sweep.id_of($1)")]
    [InlineData("sweep_id = any(sweep.ids_of($1, 'nowhere'))")]
    public async Task The_server_plans_with_the_id_and_not_with_the_name(string condition)
    {
        var plan = await filled.Source.ListAsync(
            $"explain select * from sweep.stitching_validation where {condition}",
            static row => row.GetString(0),
            TestContext.Current.CancellationToken,
            new Npgsql.NpgsqlParameter { Value = FilledSweep.Name });

        Assert.Contains(plan, line => line.Contains($"{filled.Sweep.Value}", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, static line => line.Contains("id_of", StringComparison.Ordinal) || line.Contains("ids_of", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Attempts_at_a_trial_are_numbered_as_they_began()
    {
        await using var connection = await filled.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = new Npgsql.NpgsqlCommand(
            """
            insert into sweep.attempts
            select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'started_at', a.started_at + pause, 'ended_at', a.ended_at + pause))).*
            from sweep.attempts a
            cross join unnest(array[interval '1 hour', '1 hour', '2 hours']) as pause
            where a.cause is not null;

            select string_agg(attempt::text, ' ' order by started_at, attempt) || ', all ' || bool_and(attempt = nth)
            from (select *, row_number() over (partition by trial_id order by started_at, ended_at, attempt_id) as nth from sweep.attempt_history) numbered
            where cause is not null
            """,
            connection);
        Assert.Equal("1 2 3 4, all true", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }
}
