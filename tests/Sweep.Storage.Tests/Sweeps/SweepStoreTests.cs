using Npgsql;
using Sweep.Storage.Database;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Sweeps;

[Slow]
public sealed class SweepStoreTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SweepStore Store => new(database.Source, TimeProvider.System);

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_submission_keeps_every_axis_prediction_and_reason()
    {
        var point = Points.Line(5, seed: 3) with { TileCrop = new PerAxis(4), WholeImage = new PerAxis(40), Halo = new PerAxis(1) };
        var submitted = await Store.SubmitAsync(Points.Content("a"), [point, Points.Overlapping], Cancellation);

        Assert.Equal((2, 1, 1), (submitted.Planned, submitted.Infeasible, submitted.Trainings));
        Assert.Equal("2 1 1", await database.Source.ScalarAsync("select concat_ws(' ', planned, infeasible, trainings) from sweep.sweeps"));
        Assert.Equal(
            "1 2 2 valid learnt max 2 4 3 discs 1 {5}  0 0.001 0 3 by_index float64 {separability} 3 {4} 4 4",
            await database.Source.ScalarAsync("""
                select concat_ws(' ', dimensions, depth, factor, padding, upsampling, pooling, convolutions, width, embedding, scene, radius, spacing,
                    coalesce(train_window::text, ''), steps, learning_rate, delta_v, delta_d, pair_mask, precision, measure, seed, period, bound, predicted_distinct)
                from sweep.planned_trials where ordinal = 0
                """));
        Assert.Equal(
            "1 none 0 0  {40} {1} 1.5 flat f",
            await database.Source.ScalarAsync("""
                select concat_ws(' ', batch, normalisation, noise, elastic, images, whole_image, halo, bandwidth, kernel, control) from sweep.planned_trials where ordinal = 0
                """));
        var reason = await database.Source.ScalarAsync("select infeasible_reason from sweep.planned_trials where state = 'infeasible' and ordinal = 1 and finalized_at is not null");
        Assert.Equal(Trial.Of(Points.Overlapping).Reason, reason);
        Assert.Equal(TrialId.Of(submitted.Id, point).Value, await database.Source.ScalarAsync("select id from sweep.planned_trials where ordinal = 0"));
    }

    [Fact]
    public async Task Twenty_thousand_points_arrive_in_grid_order()
    {
        var points = Enumerable.Range(0, 20_000).Select(static seed => Points.Line(seed: seed));

        var submitted = await Store.SubmitAsync(Points.Content("many"), points, Cancellation);

        Assert.Equal(20_000, submitted.Planned);
        Assert.Equal(20_000, await database.Source.CountAsync("planned_trials where seed = ordinal"));
        Assert.Equal(20_000, submitted.Trainings);
    }

    [Fact]
    public async Task A_planned_trial_of_five_replicates_takes_less_than_400_bytes()
    {
        var points = Enumerable.Range(0, 20_000).Select(static n => Points.Line(5 + n / 1000, seed: n % 5) with { Steps = 1000, Width = 4 + n / 5 % 20, LearningRate = 1e-3 * (1 + n / 100 % 10) });

        var submitted = await Store.SubmitAsync(Points.Content("many"), points, Cancellation);

        Assert.Equal((20_000, 0, 20_000), (submitted.Planned, submitted.Infeasible, submitted.Trainings));
        var bytes = (long)(await database.Source.ScalarAsync("""
            select sum(pg_total_relation_size(c.oid))::bigint from pg_class c
            where c.relnamespace = 'sweep'::regnamespace and c.relkind = 'r' and c.relname in ('configurations', 'prediction_notes', 'trials', 'trial_states')
            """))!;
        Assert.InRange(bytes / 20_000.0, 0, 400);
    }

    [Fact]
    public async Task The_same_sweep_again_is_found_and_not_doubled()
    {
        GridPoint[] points = [Points.Line(), Points.Overlapping];
        var first = await Store.SubmitAsync(Points.Content("a"), points, Cancellation);

        var second = await Store.SubmitAsync(Points.Content("a"), points, Cancellation);

        Assert.Equal(first with { Resumed = true, Before = SweepState.Running }, second);
        Assert.Equal(2, await database.Source.CountAsync("trials"));
    }

    [Fact]
    public async Task Two_submissions_at_once_make_one_sweep()
    {
        var both = await Task.WhenAll(
            Store.SubmitAsync(Points.Content("a"), [Points.Line()], Cancellation), Store.SubmitAsync(Points.Content("a"), [Points.Line()], Cancellation));

        Assert.Equal(both[0].Id, both[1].Id);
        Assert.Single(both, static submitted => submitted.Resumed);
    }

    [Fact]
    public async Task A_point_that_two_grids_name_is_one_trial()
    {
        var submitted = await Store.SubmitAsync(Points.Content("a"), [Points.Line(5), Points.Line(4), Points.Line(5)], Cancellation);

        Assert.Equal(2, submitted.Planned);
        Assert.Equal(["0", "1"], await database.Source.ColumnAsync("select ordinal::text from sweep.planned_trials order by ordinal"));
    }

    [Fact]
    public async Task Trials_that_differ_in_their_tile_crop_share_one_training()
    {
        GridPoint[] points = [Points.Line() with { TileCrop = new(4) }, Points.Line() with { TileCrop = new(8) }];

        var submitted = await Store.SubmitAsync(Points.Content("a"), points, Cancellation);

        Assert.Equal((2, 1), (submitted.Planned, submitted.Trainings));
    }

    [Fact]
    public async Task A_sweep_of_infeasible_points_only_is_refused_and_leaves_nothing()
    {
        var refused = await Assert.ThrowsAsync<InvalidSweepException>(() => Store.SubmitAsync(Points.Content("a"), [Points.Overlapping], Cancellation));

        Assert.Contains(Trial.Of(Points.Overlapping).Reason!, refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await database.Source.CountAsync("sweeps"));
    }

    [Fact]
    public async Task Controls_alone_are_no_sweep()
    {
        var none = await Assert.ThrowsAsync<InvalidSweepException>(() => Store.SubmitAsync(Points.Content("a"), SweepPlan.Controls, Cancellation));
        var infeasible = await Assert.ThrowsAsync<InvalidSweepException>(
            () => Store.SubmitAsync(Points.Content("a"), [.. SweepPlan.Controls, Points.Overlapping], Cancellation));

        Assert.Contains("no grid point of its own", none.Message, StringComparison.Ordinal);
        Assert.Contains("all 1 grid points of a are infeasible", infeasible.Message, StringComparison.Ordinal);
        Assert.Equal(0, await database.Source.CountAsync("sweeps"));
    }

    [Fact]
    public async Task A_control_is_marked_and_a_point_like_it_is_not()
    {
        var submitted = await Store.SubmitAsync(Points.Content("a"), [.. SweepPlan.Controls, SweepPlan.Controls[0] with { Seed = 1 }], Cancellation);

        Assert.Equal(3, submitted.Planned);
        Assert.Equal(["t", "t", "f"], await database.Source.ColumnAsync("select control::text::char(1) from sweep.planned_trials order by ordinal"));
    }

    [Fact]
    public async Task A_submission_that_breaks_off_leaves_nothing()
    {
        static IEnumerable<GridPoint> Broken()
        {
            yield return Points.Line();
            throw new IOException("the file ended");
        }

        await Assert.ThrowsAsync<IOException>(() => Store.SubmitAsync(Points.Content("a"), Broken(), Cancellation));

        Assert.Equal(0, await database.Source.CountAsync("sweeps"));
        Assert.Equal(0, await database.Source.CountAsync("trials"));
    }

    [Fact]
    public async Task The_header_holds_limits_and_state()
    {
        var sweep = (await Store.SubmitAsync(Points.Content("a"), [Points.Line()], Cancellation)).Id;

        Assert.Equal(new(sweep, "a", SweepState.Running, 0, new(3, TimeSpan.FromMinutes(5)), Epoch: 0, Fresh: false), await Store.ReadHeaderAsync(sweep, Cancellation));
    }

    [Fact]
    public async Task Only_the_newest_owner_sets_the_state()
    {
        var sweep = (await Store.SubmitAsync(Points.Content("a"), [Points.Line()], Cancellation)).Id;
        var old = await Store.TakeOwnershipAsync(sweep, Cancellation);
        var current = await Store.TakeOwnershipAsync(sweep, Cancellation);

        var lease = new RunningLease(TrainingId.Of(sweep, Points.Line()), 1, "w1", Guid.Empty, "", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        await new TrialStore(database.Source, TimeProvider.System).FlushAsync(sweep, current, Points.Flush(running: [lease]), Cancellation);

        Assert.False(await Store.SetStateAsync(sweep, old, SweepState.Finished, Cancellation));
        Assert.Equal(1, await database.Source.CountAsync("leases"));
        Assert.Equal([new RunnableSweep(sweep, 0)], await Store.ReadRunningAsync(Cancellation));
        Assert.True(await Store.SetStateAsync(sweep, current, SweepState.Finished, Cancellation));
        Assert.Equal(0, await database.Source.CountAsync("leases"));
        Assert.Empty(await Store.ReadRunningAsync(Cancellation));
        Assert.True(await Store.SetStateAsync(sweep, current, SweepState.Running, Cancellation));
        Assert.Equal(1, await database.Source.CountAsync("sweeps where finalized_at is null"));
    }

    [Fact]
    public async Task An_owner_that_froze_in_a_transaction_cannot_keep_its_sweep()
    {
        var sweep = (await new SweepStore(database.Source, TimeProvider.System).SubmitAsync(Points.Content("frozen"), [Points.Line()], Cancellation)).Id;
        await using var others = await SweepDatabase.OpenAsync(database.ConnectionString, Cancellation);
        await using var frozen = await others.OpenConnectionAsync(Cancellation);
        await using var begin = new NpgsqlCommand($"begin; select from sweep.sweeps where id = '{sweep.Value}' for share", frozen);
        await begin.ExecuteNonQueryAsync(Cancellation);

        Assert.Equal(1, await new SweepStore(others, TimeProvider.System).TakeOwnershipAsync(sweep, Cancellation));

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => begin.ExecuteNonQueryAsync(Cancellation));
    }
}
