using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;
using Sweep.Theory;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Sweeps.Documents;
using Sweep.Theory.Sweeps.Reading;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Tests.Sweeps;

[Slow]
public sealed class ResubmissionTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SweepStore Store => new(database.Source, TimeProvider.System);

    private SweepControl Control => new(database.Source);

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_new_value_of_an_axis_adds_its_points_after_the_old_ones()
    {
        var first = await SubmitAsync("one", Points.Line(4), Points.Line(5));
        await MeasureAsync(first.Id, Points.Line(4));

        // The new spacing comes first in the file.
        var extended = await SubmitAsync("two", Points.Line(6), Points.Line(4), Points.Line(5));

        Assert.Equal(new SubmittedSweep(first.Id, Resumed: true, 3, 0, 1, SweepState.Running, Added: 1), extended);
        Assert.Equal(["{4} succeeded", "{5} pending", "{6} pending"], await database.Source.ColumnAsync("select concat_ws(' ', spacing, state) from sweep.planned_trials order by ordinal"));
        Assert.Equal("two 3 0 1", await database.Source.ScalarAsync("select concat_ws(' ', canonical, planned, infeasible, trainings) from sweep.sweeps"));
        Assert.Equal(1, await database.Source.CountAsync("measurements"));
    }

    [Fact]
    public async Task A_sweep_whose_images_were_changed_is_refused_with_what_changed()
    {
        var folder = Directory.CreateTempSubdirectory("sweep-images-");
        try
        {
            string File(string name, string text)
            {
                var path = Path.Combine(folder.FullName, name);
                System.IO.File.WriteAllText(path, text);
                return path;
            }

            var (_, labels) = (File("a.png", "image"), File("a_labels.png", "one object"));
            var first = await SubmitImagesAsync(folder.FullName, seeds: 1);

            Assert.Equal((true, 1), ((await SubmitImagesAsync(folder.FullName, seeds: 1)).Resumed, (await SubmitImagesAsync(folder.FullName, seeds: 2)).Added));
            File("a_labels.png", "63 objects");
            File("b.png", "image");
            File("b_labels.png", "labels");
            var fault = await Assert.ThrowsAsync<InvalidSweepException>(() => SubmitImagesAsync(folder.FullName, seeds: 3));

            Assert.Contains($"{labels} has another content, {Path.Combine(folder.FullName, "b.png")} is new, ", fault.Message, StringComparison.Ordinal);
            Assert.Contains("give its file another name", fault.Message, StringComparison.Ordinal);
            Assert.Equal(first.Planned + 1, await database.Source.CountAsync("trials"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private Task<SubmittedSweep> SubmitImagesAsync(string folder, int seeds)
    {
        static KeyValuePair<ScalarNode, DocumentNode> Entry(string key, DocumentNode value) => new(new(key, 1), value);
        static ScalarNode Text(string text) => new(text, 1);
        var plan = SweepReader.Read(new MappingNode(
            [
                Entry("name", Text("pictures")),
                Entry("axes", new MappingNode([Entry("depth", Text("1"))], 1)),
                Entry("fixed", new MappingNode([Entry("scene", Text("images")), Entry("images", Text(folder)), Entry("width", Text("4"))], 1)),
                Entry("seeds", Text(seeds.ToString(System.Globalization.CultureInfo.InvariantCulture))),
                Entry("measure", new ListNode([Text("instances")], 1)),
            ], 1));
        return Store.SubmitAsync(plan, "file", Cancellation);
    }

    [Fact]
    public async Task A_sweep_of_the_first_stream_is_extended_by_points_of_that_stream_and_lacks_none()
    {
        GridPoint[] today = [.. SweepPlan.Controls, Points.Line(4), Points.Line(5)];
        var first = await SubmitAsync("one", [.. today.Select(static point => point with { Stream = 1 })]);
        await MeasureAsync(first.Id, Points.Line(4) with { Stream = 1 });

        var same = await SubmitAsync("one", today);
        var extended = await SubmitAsync("two", [.. today, Points.Line(5, seed: 1), Points.Line(6)]);

        Assert.Equal((0, 4), (same.Added, same.Planned));
        Assert.Equal((first.Id, 2, 6), (extended.Id, extended.Added, extended.Planned));
        Assert.Equal(0L, await database.Source.ScalarAsync("select count(*) from sweep.planned_trials where canonical like '%stream%'"));
        Assert.Equal(2L, await database.Source.ScalarAsync("select count(*) from sweep.planned_trials where control"));
        Assert.Equal(
            TrialId.Of(first.Id, Points.Line(6) with { Stream = 1 }).Value, await database.Source.ScalarAsync("select id from sweep.planned_trials where spacing = '{6}'"));
        Assert.Equal(1, await database.Source.CountAsync("measurements"));
    }

    [Fact]
    public async Task A_new_sweep_is_of_the_second_stream_and_its_configurations_are_those_of_the_first()
    {
        await SubmitAsync("one", Points.Line());
        var older = await Store.SubmitAsync(Points.Content("older"), [Points.Line() with { Stream = 1 }], Cancellation);

        Assert.EndsWith(";stream=2", (string)(await database.Source.ScalarAsync("select t.canonical from sweep.planned_trials t join sweep.sweeps s on s.id = t.sweep_id where s.name = 'a'"))!);
        Assert.Equal(1L, await database.Source.ScalarAsync("select count(distinct configuration) from sweep.planned_trials"));
        Assert.Equal(TrialId.Of(older.Id, Points.Line() with { Stream = 1 }), Assert.Single(await OpenAsync(older.Id)));
    }

    [Fact]
    public async Task New_seeds_make_new_trainings_and_raise_the_epoch_once()
    {
        var first = await SubmitAsync("one", Points.Line(seed: 0));
        var epoch = await Store.TakeOwnershipAsync(first.Id, Cancellation);

        var extended = await SubmitAsync("two", Points.Line(seed: 0), Points.Line(seed: 1), Points.Line(seed: 2));

        Assert.Equal((3, 3, 2), (extended.Planned, extended.Trainings, extended.Added));
        Assert.Equal(epoch + 1, (await Store.ReadHeaderAsync(first.Id, Cancellation)).Epoch);
    }

    [Fact]
    public async Task A_finished_sweep_that_is_extended_runs_again_and_only_for_its_new_points()
    {
        var first = await SubmitAsync("one", Points.Line());
        await FinishAsync(first.Id, Points.Line());

        var extended = await SubmitAsync("two", Points.Line(), Points.Line(seed: 1));

        Assert.Equal(SweepState.Finished, extended.Before);
        Assert.Equal(SweepState.Running, (await Store.ReadHeaderAsync(first.Id, Cancellation)).State);
        Assert.Equal([TrialId.Of(first.Id, Points.Line(seed: 1))], await OpenAsync(first.Id));
    }

    [Fact]
    public async Task Crops_added_to_a_training_share_it_and_bear_its_cost_again_once_it_has_ended()
    {
        var crops = Enumerable.Range(1, 4).Select(static crop => Points.Line() with { TileCrop = new(4 * crop) }).ToArray();
        var first = await SubmitAsync("one", crops[0]);

        var second = await SubmitAsync("two", crops[0], crops[1]);
        Assert.Equal((2, 1), (second.Planned, second.Trainings));
        Assert.Equal([Cost(crops[0], true), Cost(crops[1], false)], await CostsAsync());

        await FinishAsync(first.Id, crops[0], crops[1]);
        var third = await SubmitAsync("three", crops);

        Assert.Equal((4, 1), (third.Planned, third.Trainings));
        Assert.Equal([Cost(crops[0], true), Cost(crops[1], false), Cost(crops[2], true), Cost(crops[3], false)], await CostsAsync());
    }

    [Fact]
    public async Task A_value_that_was_taken_out_is_refused_by_count_and_name_and_nothing_changes()
    {
        await SubmitAsync("one", Points.Line(4), Points.Line(5), Points.Line(5, seed: 1));

        var refused = await Assert.ThrowsAsync<InvalidSweepException>(() => SubmitAsync("two", Points.Line(4), Points.Line(6)));

        Assert.Equal(
            "the name a belongs to a sweep with another content: this file lacks 2 of its points, such as spacing=5; "
            + "give this file another name, or keep all points of that sweep and add to them", refused.Message);
        Assert.Equal(3, await database.Source.CountAsync("trials"));
        Assert.Equal("one 0", await database.Source.ScalarAsync("select concat_ws(' ', canonical, owner_epoch) from sweep.sweeps"));
    }

    [Fact]
    public async Task A_combination_that_was_filtered_out_is_named_by_the_axes_that_vary()
    {
        await SubmitAsync("one", Points.Line(4), Points.Line(5), Points.Line(5, seed: 1));

        var refused = await Assert.ThrowsAsync<InvalidSweepException>(() => SubmitAsync("two", Points.Line(4), Points.Line(4, seed: 1), Points.Line(5)));

        Assert.Contains("lacks 1 of its points, such as spacing=5, seed=1;", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_alone_are_taken_over_and_a_finished_sweep_stays_finished()
    {
        var first = await SubmitAsync("one", Points.Line());
        await FinishAsync(first.Id, Points.Line());

        var again = await Store.SubmitAsync(
            Points.Content("a", "two") with { Limits = new(MaxAttempts: 9, TimeSpan.FromHours(1)), FileText = "longer" }, [Points.Line()], Cancellation);

        Assert.Equal((0, 1), (again.Added, again.Planned));
        var header = await Store.ReadHeaderAsync(first.Id, Cancellation);
        Assert.Equal((SweepState.Finished, new(9, TimeSpan.FromHours(1))), (header.State, header.Limits));
        Assert.Equal("longer", await database.Source.ScalarAsync("select file_text from sweep.sweeps"));
    }

    [Fact]
    public async Task A_paused_sweep_runs_again_when_its_file_is_submitted_again()
    {
        var first = await SubmitAsync("one", Points.Line());
        await Control.PauseAsync("a", Cancellation);

        Assert.Equal(SweepState.Paused, (await SubmitAsync("one", Points.Line())).Before);

        Assert.Equal(SweepState.Running, (await Store.ReadHeaderAsync(first.Id, Cancellation)).State);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("two")]
    public async Task A_cancelled_sweep_is_refused_with_the_command_that_takes_it_up(string canonical)
    {
        await SubmitAsync("one", Points.Line());
        await Control.CancelAsync("a", Cancellation);

        var refused = await Assert.ThrowsAsync<InvalidSweepException>(() => SubmitAsync(canonical, Points.Line(), Points.Line(4)));

        Assert.Contains("the sweep a is cancelled: `sweep retry a`", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await database.Source.CountAsync("trials"));
    }

    [Fact]
    public async Task A_sweep_that_was_submitted_fresh_stays_fresh()
    {
        var first = await Store.SubmitAsync(Points.Content("a", "one") with { Fresh = true }, [Points.Line()], Cancellation);
        await SubmitAsync("two", Points.Line(), Points.Line(4));

        Assert.True((await Store.ReadHeaderAsync(first.Id, Cancellation)).Fresh);
    }

    [Fact]
    public async Task Extensions_at_once_wait_for_each_other_and_lose_no_point()
    {
        await SubmitAsync("none", Points.Line());

        // Each extends what the one before it made; a file that lacks points of a faster one is refused.
        var all = Enumerable.Range(1, 6).Select(last => Task.Run(() => SubmitAsync($"{last}", [.. Enumerable.Range(0, last + 1).Select(static seed => Points.Line(seed: seed))]))).ToArray();
        await Task.WhenAll(all).ContinueWith(static _ => { }, TaskScheduler.Default);

        Assert.All(all, static one => Assert.True(one.IsCompletedSuccessfully || one.Exception!.InnerException is InvalidSweepException));
        Assert.True(all[5].IsCompletedSuccessfully);
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6"], await database.Source.ColumnAsync("select seed::text from sweep.planned_trials order by ordinal"));
        Assert.Equal("7 7", await database.Source.ScalarAsync("select concat_ws(' ', planned, trainings) from sweep.sweeps"));
        Assert.Equal(6, all.Where(static one => one.IsCompletedSuccessfully).Sum(static one => one.Result.Added));
    }

    [Fact]
    public async Task Twenty_thousand_points_are_extended_by_as_many()
    {
        await SubmitAsync("one", [.. Enumerable.Range(0, 20_000).Select(static seed => Points.Line(seed: seed))]);

        var extended = await SubmitAsync("two", [.. Enumerable.Range(0, 40_000).Select(static seed => Points.Line(seed: seed))]);

        Assert.Equal((40_000, 20_000), (extended.Planned, extended.Added));
        Assert.Equal(40_000, await database.Source.CountAsync("planned_trials where seed <= ordinal"));
    }

    private static double Cost(GridPoint point, bool withTraining)
    {
        var trial = Trial.Of(point).Trial!;
        return trial.MeasuringCost + (withTraining ? trial.TrainingCost : 0);
    }

    private async Task<double[]> CostsAsync() => (double[])(await database.Source.ScalarAsync("select array_agg(cost order by ordinal) from sweep.planned_trials"))!;

    private async Task<IReadOnlyList<TrialId>> OpenAsync(SweepId sweep) =>
        Assert.Single(await new TrialStore(database.Source, TimeProvider.System).ReadOpenAsync(sweep, Cancellation).ToListAsync(Cancellation)).Trials;

    private Task<SubmittedSweep> SubmitAsync(string canonical, params GridPoint[] points) => Store.SubmitAsync(Points.Content("a", canonical), points, Cancellation);

    private async Task FinishAsync(SweepId sweep, params GridPoint[] points)
    {
        foreach (var point in points)
        {
            await MeasureAsync(sweep, point);
        }

        var epoch = await Store.TakeOwnershipAsync(sweep, Cancellation);
        Assert.True(await Store.SetStateAsync(sweep, epoch, SweepState.Finished, Cancellation));
    }

    private async Task MeasureAsync(SweepId sweep, GridPoint point)
    {
        var (trial, attempt) = (TrialId.Of(sweep, point), Guid.NewGuid());
        var epoch = await Store.TakeOwnershipAsync(sweep, Cancellation);
        await new TrialStore(database.Source, TimeProvider.System).FlushAsync(
            sweep, epoch, Points.Flush([Points.Measured(trial, attempt)]), Cancellation);
    }
}
