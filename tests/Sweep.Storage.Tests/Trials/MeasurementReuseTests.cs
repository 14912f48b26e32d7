using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Trials;

[Slow]
public sealed class MeasurementReuseTests : IAsyncLifetime
{
    private static readonly byte[] Picture = [137, 80, 78, 71, 1];

    private readonly TestDatabase database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private MeasurementReuse Reuse => new(database.Source, TimeProvider.System);

    private TrialStore Trials => new(database.Source, TimeProvider.System);

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_point_measured_before_is_taken_over_with_its_numbers_its_provenance_and_where_it_comes_from()
    {
        var first = await MeasuredAsync("first", Points.Line());
        var second = await SubmitAsync("second", Points.Line(), Points.Line(4));

        var taken = await Reuse.TakeOverAsync(second, 0, MeasuredSweep.Conditions, Cancellation);

        Assert.Equal([TrialId.Of(second, Points.Line())], taken!);
        Assert.Equal(
            [$"succeeded 4 {{1.5,NaN,1e-300}} confirmed w1 250 s1 {TrialId.Of(first, Points.Line()).Value} 0", "pending 0"],
            await database.Source.ColumnAsync("""
                select concat_ws(' ', state, measured_distinct, jump_profile, verdict, worker, training_ms, science, reused_from, attempts)
                from sweep.trial_results where sweep = 'second' order by ordinal
                """));
    }

    [Fact]
    public async Task The_same_call_twice_changes_nothing_and_names_the_same_trials()
    {
        await MeasuredAsync("first", Points.Line());
        var second = await SubmitAsync("second", Points.Line());

        var taken = await Reuse.TakeOverAsync(second, 0, MeasuredSweep.Conditions, Cancellation);
        var finalized = await database.Source.ScalarAsync("select max(finalized_at)::text from sweep.planned_trials");

        Assert.Equal(taken!, (await Reuse.TakeOverAsync(second, 0, MeasuredSweep.Conditions, Cancellation))!);
        Assert.Equal(2, await database.Source.CountAsync("measurements"));
        Assert.Equal(finalized, await database.Source.ScalarAsync("select max(finalized_at)::text from sweep.planned_trials"));
    }

    [Theory]
    [InlineData("s2", "TorchSharp 0", "cpu", false)]
    [InlineData("s1", "TorchSharp 1", "cpu", false)]
    [InlineData("s1", "TorchSharp 0", "gpu", false)]
    [InlineData("s1", "TorchSharp 0", "cpu", true)]
    public async Task What_was_measured_under_other_conditions_is_measured_again(string science, string libraries, string device, bool oneDnn)
    {
        await MeasuredAsync("first", Points.Line());
        var second = await SubmitAsync("second", Points.Line());

        Assert.Empty((await Reuse.TakeOverAsync(second, 0, new(science, libraries, device, oneDnn), Cancellation))!);
    }

    [Theory]
    [InlineData("update sweep.measurements set self_test_passed = false")]
    [InlineData("update sweep.sweeps set fresh = true where name = 'second'")]
    [InlineData("update sweep.trials set control = true")]
    [InlineData("update sweep.configurations set scene = 'images'")]
    [InlineData("insert into sweep.leases (trainings, sweep_id, token, worker, incarnation, node, since, expires) select array[training_id], sweep_id, row_number() over (), 'w', training_id, '', now(), now() from sweep.trials where training_id is not null group by 1, 2")]
    public async Task What_must_be_measured_by_the_sweep_itself_is(string reason)
    {
        await MeasuredAsync("first", Points.Line());
        var second = await SubmitAsync("second", Points.Line());
        await database.Source.ExecuteAsync(reason);

        Assert.Empty((await Reuse.TakeOverAsync(second, 0, MeasuredSweep.Conditions, Cancellation))!);
        Assert.Equal(1, await database.Source.CountAsync("planned_trials where state = 'pending'"));
    }

    [Fact]
    public async Task Measurements_of_before_the_science_was_noted_are_never_taken_over()
    {
        await MeasuredAsync("first", Points.Line());
        await database.Source.ExecuteAsync("update sweep.measurements set science = ''");
        var second = await SubmitAsync("second", Points.Line());

        Assert.Empty((await Reuse.TakeOverAsync(second, 0, MeasuredSweep.Conditions with { Science = "" }, Cancellation))!);
    }

    [Fact]
    public async Task An_owner_that_was_replaced_takes_nothing_over()
    {
        await MeasuredAsync("first", Points.Line());
        var second = await SubmitAsync("second", Points.Line());
        await new SweepStore(database.Source, TimeProvider.System).TakeOwnershipAsync(second, Cancellation);

        Assert.Null(await Reuse.TakeOverAsync(second, 0, MeasuredSweep.Conditions, Cancellation));
        Assert.Equal(1, await database.Source.CountAsync("planned_trials where state = 'pending'"));
    }

    [Fact]
    public async Task Of_several_sources_the_first_that_was_itself_measured_is_named()
    {
        var copied = await SubmitAsync("copied", Points.Line());
        var first = await MeasuredAsync("first", Points.Line());
        Assert.Single((await Reuse.TakeOverAsync(copied, 0, MeasuredSweep.Conditions, Cancellation))!);
        await MeasuredAsync("again", Points.Line());
        await database.Source.ExecuteAsync("update sweep.measurements set received_at = '2000-01-01' where reused_from is not null");
        var last = await SubmitAsync("last", Points.Line());

        await Reuse.TakeOverAsync(last, 0, MeasuredSweep.Conditions, Cancellation);

        Assert.Equal(TrialId.Of(first, Points.Line()).Value, await database.Source.ScalarAsync("select reused_from from sweep.trial_results where sweep = 'last'"));
    }

    [Fact]
    public async Task A_picture_that_is_wanted_comes_along_and_without_one_the_trial_is_measured_again()
    {
        var pictured = Points.Line() with { Measure = Measures.Separability | Measures.Panels };
        await MeasuredAsync("bare", pictured);
        var early = await SubmitAsync("early", pictured);
        Assert.Empty((await Reuse.TakeOverAsync(early, 0, MeasuredSweep.Conditions, Cancellation))!);
        await MeasuredAsync("full", pictured, Picture);

        Assert.Single((await Reuse.TakeOverAsync(early, 0, MeasuredSweep.Conditions, Cancellation))!);

        Assert.Equal(Picture, await database.Source.ScalarAsync("select a.content from sweep.figures f join sweep.artifacts a on a.id = f.artifact_id where f.sweep = 'early'"));
    }

    [Fact]
    public async Task A_sweep_that_is_taken_over_whole_finishes_like_any_other_and_nobodys_time_counts_twice()
    {
        await MeasuredAsync("first", Points.Line());
        var second = await SubmitAsync("second", Points.Line());
        await Reuse.TakeOverAsync(second, 0, MeasuredSweep.Conditions, Cancellation);

        Assert.Empty(await Trials.ReadOpenAsync(second, Cancellation).ToListAsync(Cancellation));
        Assert.Equal(0L, await database.Source.ScalarAsync("select missing from sweep.coverage where sweep = 'second'"));
        Assert.Equal(["first"], await database.Source.ColumnAsync("select sweep from sweep.worker_utilisation"));
    }

    [Fact]
    public async Task Thousands_of_trials_that_were_just_submitted_are_taken_over_in_one_go()
    {
        const int Count = 20_000;
        GridPoint[] points = [.. Enumerable.Range(0, Count).Select(static seed => Points.Line(seed: seed))];
        var first = await SubmitAsync("first", points);
        await database.Source.ExecuteAsync($"""
            insert into sweep.trial_states (trial_id, sweep_id, cost, state, finalized_at) select id, sweep_id, cost, 'succeeded', now() from sweep.trials;
            insert into sweep.measurements (trial_id, sweep_id, attempt_id, measured_distinct, dead, verdict, reason, worker, device, git_revision, libraries, one_dnn,
                self_test_passed, threads, training_time, measuring_time, science, received_at)
            select id, sweep_id, gen_random_uuid(), 4, false, 'confirmed', '', 'w1', 'cpu', 'abc', 'TorchSharp 0', false, true, 1, '0', '0', 's1', now() from sweep.planned_trials
            """);
        var second = await SubmitAsync("second", points);

        var taken = await Reuse.TakeOverAsync(second, 0, MeasuredSweep.Conditions, Cancellation);

        Assert.Equal(Count, taken!.Distinct().Count());
        Assert.Equal(Count, await database.Source.CountAsync($"measurements m join sweep.planned_trials o on o.id = m.reused_from where o.sweep_id = '{first.Value}'"));
        Assert.Equal(0, await database.Source.CountAsync("planned_trials where state = 'pending'"));
    }

    private async Task<SweepId> SubmitAsync(string name, params GridPoint[] points) =>
        (await new SweepStore(database.Source, TimeProvider.System).SubmitAsync(Points.Content(name), points, Cancellation)).Id;

    private Task<SweepId> MeasuredAsync(string name, GridPoint point, byte[]? panel = null) =>
        MeasuredSweep.AddAsync(database, name, point, static measured => measured, panel);
}
