using Npgsql;
using Sweep.Contracts.Scheduling;
using Sweep.Grains.Scheduling;
using Sweep.Storage.Tests;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Tests.Scheduling;

[Slow]
public sealed class SweepGrainTests : IAsyncLifetime
{
    private readonly FakeHands ann = new("ann");
    private readonly FakeHands bob = new("bob");
    private readonly TestDatabase database = new();

    private NpgsqlDataSource Source => database.Source;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Workers_that_find_nothing_ask_again_each_at_a_moment_of_its_own()
    {
        await using var bench = await GrainBench.StartAsync(Source);
        var alone = await bench.Dispatcher.LeaseAsync(ann.Hello);

        var crowd = await Task.WhenAll(Enumerable.Range(0, 500).Select(number => bench.Dispatcher.LeaseAsync(new FakeHands($"worker-{number}").Hello)));

        Assert.Equal(AskingPace.Shortest, alone.AskAgainAfter);
        Assert.All(crowd, static reply => Assert.InRange(reply.AskAgainAfter, AskingPace.Shortest, AskingPace.Longest));
        Assert.Contains(crowd, static reply => reply.AskAgainAfter > AskingPace.Shortest);
    }

    [Fact]
    public async Task Two_workers_drain_a_sweep_and_every_trial_is_measured_once()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 40);
        await using var bench = await GrainBench.StartAsync(Source);
        await bench.Dispatcher.StartAsync(sweep);

        await Task.WhenAll(ann.DrainAsync(bench, sweep), bob.DrainAsync(bench, sweep));

        var progress = await bench.Sweep(sweep).ProgressAsync();
        Assert.Equal(80, progress.Succeeded);
        Assert.Equal(0, progress.Pending);
        Assert.Equal(progress.CostPlanned, progress.CostDone, tolerance: progress.CostPlanned * 1e-9);
        Assert.Equal(80, await Source.MeasurementsAsync());
        Assert.Equal(0, await Source.LateAsync());
        Assert.Equal(80, await Source.ScalarAsync<long>("select count(*) from sweep.attempts"));
        Assert.Equal("finished", await Source.ScalarAsync<string>("select state from sweep.sweeps"));
        Assert.Equal(0, await Source.ScalarAsync<long>("select count(*) from sweep.running"));
    }

    [Fact]
    public async Task A_report_is_acknowledged_when_it_is_in_the_table()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1);
        await using var bench = await GrainBench.StartAsync(Source);
        var lease = await ann.LeaseAsync(bench.Sweep(sweep));

        var reply = await bench.Sweep(sweep).ReportAsync(ann.Success(lease));

        Assert.Equal(2, reply.Accepted);
        Assert.Equal(2, await Source.MeasurementsAsync());
    }

    [Fact]
    public async Task A_counter_example_comes_with_its_report()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1);
        await using var bench = await GrainBench.StartAsync(Source);
        var report = ann.Success(await ann.LeaseAsync(bench.Sweep(sweep)));

        await bench.Sweep(sweep).ReportAsync(report with { Measured = [report.Measured[0] with { CounterExample = [80, 75] }, report.Measured[1]] });

        Assert.Equal([80, 75], await Source.ScalarAsync<byte[]>("select content from sweep.artifacts where kind = 'counter_example'"));
        Assert.Equal(report.Measured[0].Trial.Value, await Source.ScalarAsync<Guid>("select trial_id from sweep.artifacts"));
    }

    [Fact]
    public async Task The_same_report_twice_is_one_measurement()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 2);
        await using var bench = await GrainBench.StartAsync(Source);
        var report = ann.Success(await ann.LeaseAsync(bench.Sweep(sweep)));

        await bench.Sweep(sweep).ReportAsync(report);
        var second = await bench.Sweep(sweep).ReportAsync(report);

        Assert.Equal((0, 2, 0), (second.Accepted, second.Duplicate, second.Stale));
        Assert.Equal(2, await Source.MeasurementsAsync());
        Assert.Equal(0, await Source.LateAsync());
    }

    [Fact]
    public async Task A_silent_worker_loses_its_lease_and_whoever_reports_first_is_counted()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1);
        await using var bench = await GrainBench.StartAsync(Source, static options => options.LeaseDuration = TimeSpan.FromSeconds(1));
        var grain = bench.Sweep(sweep);
        var lost = await ann.LeaseAsync(grain);
        var second = await bob.LeaseAsync(grain);

        Assert.False(await grain.RenewAsync(lost.Token));
        Assert.Equal(2, (await grain.ReportAsync(ann.Success(lost))).Accepted);
        Assert.Equal(2, await Source.MeasurementsAsync());

        Assert.False(await grain.RenewAsync(second.Token));
        Assert.Equal(2, (await grain.ReportAsync(bob.Success(second))).Stale);
        Assert.Equal(2, await Source.MeasurementsAsync());
        Assert.Equal(2, await Source.LateAsync());
        Assert.Equal(2, await Source.ScalarAsync<long>("select count(*) from sweep.attempts where cause = 'unreachable' and worker = 'ann'"));
    }

    [Fact]
    public async Task A_renewed_lease_outlives_its_first_term()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1);
        await using var bench = await GrainBench.StartAsync(Source, static options => options.LeaseDuration = TimeSpan.FromSeconds(2));
        var lease = await ann.LeaseAsync(bench.Sweep(sweep));
        for (var renewal = 0; renewal < 6; renewal++)
        {
            await Task.Delay(500, TestContext.Current.CancellationToken);
            Assert.True(await bench.Sweep(sweep).RenewAsync(lease.Token));
        }

        Assert.Equal(2, (await bench.Sweep(sweep).ReportAsync(ann.Success(lease))).Accepted);
    }

    [Fact]
    public async Task A_training_at_hand_is_in_the_progress_until_it_is_reported()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1);
        await using var bench = await GrainBench.StartAsync(Source);
        var grain = bench.Sweep(sweep);
        var lease = await ann.LeaseAsync(grain);
        var training = lease.Trainings[0];
        Assert.Empty((await grain.ProgressAsync()).Running);

        await grain.RenewAsync(lease.Token, new()
        {
            Training = training.Id, Point = "a point", FirstStep = 1, Step = 2, Steps = 3, TrainingTime = TimeSpan.FromHours(1), MeasuringTime = TimeSpan.FromHours(2),
        });
        var running = Assert.Single((await grain.ProgressAsync()).Running);
        var report = ann.Success(lease);
        await grain.ReportAsync(report with { Measured = [report.Measured[0]] });
        Assert.Single((await grain.ProgressAsync()).Running);
        await grain.ReportAsync(report);

        Assert.Equal((training.Id, 1, 2, 3), (running.AtWork.Training, running.AtWork.FirstStep, running.AtWork.Step, running.AtWork.Steps));
        Assert.True(running.Age >= TimeSpan.Zero);
        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromHours(2)), (running.AtWork.TrainingTime, running.AtWork.MeasuringTime));
        Assert.Empty((await grain.ProgressAsync()).Running);
    }

    [Fact]
    public async Task A_failure_of_the_users_making_is_final_and_named()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1);
        await using var bench = await GrainBench.StartAsync(Source);
        await bench.Sweep(sweep).ReportAsync(
            ann.Failure(await ann.LeaseAsync(bench.Sweep(sweep)), FailureCause.UserError, "the loss is not a number"));

        var progress = await bench.UntilFinishedAsync(sweep);

        Assert.Equal(2, progress.Failed);
        Assert.Equal(2, await Source.ScalarAsync<long>(
            "select count(*) from sweep.planned_trials where state = 'failed' and failure_cause = 'user_error' and error = 'the loss is not a number'"));
    }

    [Fact]
    public async Task A_new_process_of_a_worker_frees_what_the_old_one_held()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1);
        await using var bench = await GrainBench.StartAsync(Source);
        await bench.Dispatcher.StartAsync(sweep);
        var lost = await ann.LeaseAsync(bench.Sweep(sweep));
        await bench.Dispatcher.RegisterAsync(new FakeHands("ann").Hello);

        Assert.False(await bench.Sweep(sweep).RenewAsync(lost.Token));
        Assert.Equal(2, (await bench.Sweep(sweep).ProgressAsync()).Retries);
    }

    [Fact]
    public async Task Who_says_goodbye_is_not_counted_as_lost()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1);
        await using var bench = await GrainBench.StartAsync(Source);
        await bench.Dispatcher.StartAsync(sweep);
        await ann.LeaseAsync(bench.Sweep(sweep));
        await bench.Dispatcher.GoodbyeAsync(ann.Worker);

        await bob.DrainAsync(bench, sweep);

        Assert.Equal(0, (await bench.Sweep(sweep).ProgressAsync()).Retries);
        Assert.Equal(0, await Source.ScalarAsync<long>("select count(*) from sweep.attempts where cause is not null"));
    }

    [Fact]
    public async Task A_silo_that_begins_again_goes_on_where_the_table_is()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 3);
        await using (var first = await GrainBench.StartAsync(Source))
        {
            await first.Sweep(sweep).ReportAsync(ann.Success(await ann.LeaseAsync(first.Sweep(sweep))));
        }

        await using var second = await GrainBench.StartAsync(Source);
        var before = await second.Sweep(sweep).ProgressAsync();
        await bob.DrainAsync(second, sweep);

        Assert.Equal((2, 4), (before.Succeeded, before.Pending));
        Assert.Equal(6, await Source.MeasurementsAsync());
    }

    [Fact]
    public async Task A_finished_sweep_has_no_work_and_says_so()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1);
        await using (var first = await GrainBench.StartAsync(Source))
        {
            await first.Dispatcher.StartAsync(sweep);
            await ann.DrainAsync(first, sweep);
        }

        await using var second = await GrainBench.StartAsync(Source);
        await second.Dispatcher.StartAsync(sweep);

        Assert.Null((await second.Sweep(sweep).LeaseAsync(bob.Hello)).Lease);
        Assert.True((await second.Sweep(sweep).ProgressAsync()).Finished);
    }

    [Fact]
    public async Task A_sweep_that_does_not_exist_is_told_in_a_sentence()
    {
        await using var bench = await GrainBench.StartAsync(Source);

        var exception = await Assert.ThrowsAsync<SweepStorageException>(() => bench.Dispatcher.StartAsync(new(Guid.NewGuid())));
        Assert.StartsWith("there is no sweep", exception.Message);
    }

    [Fact]
    public async Task A_cluster_that_begins_takes_up_what_runs()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1);
        await using var bench = await GrainBench.StartAsync(Source);

        Assert.Equal(sweep, (await bench.Dispatcher.LeaseAsync(ann.Hello)).Lease!.Sweep);
    }

    [Fact]
    public async Task A_local_silo_leaves_alone_what_it_was_not_given()
    {
        await SmallSweep.SubmitAsync(Source, trainings: 1);
        await using var bench = await GrainBench.StartAsync(Source, static options => options.ResumeRunningSweeps = false);

        Assert.Null((await bench.Dispatcher.LeaseAsync(ann.Hello)).Lease);
    }

    [Fact]
    public async Task Of_two_owners_only_the_younger_writes()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 2);
        // Beats seldom, so that it does not see by itself that it was replaced.
        await using var older = await GrainBench.StartAsync(Source, static options => options.Heartbeat = TimeSpan.FromMinutes(1));
        await using var younger = await GrainBench.StartAsync(Source);
        var old = await ann.LeaseAsync(older.Sweep(sweep));
        var young = await bob.LeaseAsync(younger.Sweep(sweep));

        // Both silos gave out the first training.
        await Assert.ThrowsAsync<SweepStorageException>(() => older.Sweep(sweep).ReportAsync(ann.Success(old)));
        Assert.Equal(0, await Source.MeasurementsAsync());

        Assert.Equal(2, (await younger.Sweep(sweep).ReportAsync(bob.Success(young))).Accepted);
        Assert.Equal(2, await Source.MeasurementsAsync());
        Assert.Equal(2L << 40, young.Token & ~((1L << 40) - 1));
    }
}
