using Npgsql;
using Sweep.Contracts.Scheduling;
using Sweep.Grains.Scheduling;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Tests;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Tests.Scheduling;

/// <summary>What happens to leases when a sweep gets another owner, is changed from outside, or loses a node.</summary>
[Slow]
public sealed class ChangeOfOwnerTests : IAsyncLifetime
{
    private readonly FakeHands ann = new("ann");
    private readonly FakeHands bob = new("bob");
    private readonly TestDatabase database = new();

    private NpgsqlDataSource Source => database.Source;

    private SweepControl Control => new(Source);

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_lease_outlives_the_owner_that_gave_it()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 2);
        await using var older = await GrainBench.StartAsync(Source);
        var held = await ann.LeaseAsync(older.Sweep(sweep));

        // Another silo takes the sweep over while the first one, which cannot be told, still lives.
        await using var younger = await GrainBench.StartAsync(Source);
        var other = await bob.LeaseAsync(younger.Sweep(sweep));

        Assert.Empty(held.Trainings.Select(static training => training.Id).Intersect(other.Trainings.Select(static training => training.Id)));
        Assert.True(await younger.Sweep(sweep).RenewAsync(held.Token));
        Assert.Equal(2, (await younger.Sweep(sweep).ReportAsync(ann.Success(held))).Accepted);
        Assert.Equal(2, (await younger.Sweep(sweep).ReportAsync(bob.Success(other))).Accepted);
        Assert.Equal((4, 0), (await Source.MeasurementsAsync(), await Source.LateAsync()));
        Assert.Equal(0, await Source.ScalarAsync<long>("select count(*) from sweep.attempts where cause is not null"));
    }

    [Fact]
    public async Task A_restored_lease_of_a_worker_that_is_gone_runs_out()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1);
        await using (var first = await GrainBench.StartAsync(Source))
        {
            await ann.LeaseAsync(first.Sweep(sweep));
        }

        await using var second = await GrainBench.StartAsync(Source, static options => options.LeaseDuration = TimeSpan.FromSeconds(1));
        var lease = await bob.LeaseAsync(second.Sweep(sweep));

        Assert.Equal(2, (await second.Sweep(sweep).ReportAsync(bob.Success(lease))).Accepted);
        Assert.Equal(2, await Source.ScalarAsync<long>("select count(*) from sweep.attempts where cause = 'unreachable'"));
    }

    [Fact]
    public async Task While_a_sweep_pauses_nothing_new_begins_and_what_runs_is_finished()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 2);
        await using var bench = await GrainBench.StartAsync(Source);
        var held = await ann.LeaseAsync(bench.Sweep(sweep));

        await Control.PauseAsync("small", TestContext.Current.CancellationToken);
        await UntilEpochAsync(2);

        Assert.Null((await AskAsync(() => bench.Sweep(sweep).LeaseAsync(bob.Hello))).Lease);
        Assert.Equal(2, (await bench.Sweep(sweep).ReportAsync(ann.Success(held))).Accepted);

        await Control.ResumeAsync("small", TestContext.Current.CancellationToken);
        await UntilEpochAsync(4);
        Assert.Equal(2, (await AskAsync(() => bench.Sweep(sweep).LeaseAsync(bob.Hello))).Lease!.Trainings.Single().Trials.Length);
    }

    [Fact]
    public async Task Who_leaves_a_sweep_that_pauses_is_not_counted_as_lost()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1);
        await using var bench = await GrainBench.StartAsync(Source);
        await ann.LeaseAsync(bench.Sweep(sweep));
        await Control.PauseAsync("small", TestContext.Current.CancellationToken);
        await UntilEpochAsync(2);

        await bench.Dispatcher.GoodbyeAsync(ann.Worker);

        Assert.Equal(0, (await AskAsync(() => bench.Sweep(sweep).ProgressAsync())).Leased);
        Assert.Equal(0, await Source.ScalarAsync<long>("select count(*) from sweep.attempts"));
    }

    [Fact]
    public async Task A_cancelled_sweep_takes_its_leases_back_and_keeps_what_comes_late()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 2);
        await using var bench = await GrainBench.StartAsync(Source);
        var held = await ann.LeaseAsync(bench.Sweep(sweep));

        await Control.CancelAsync("small", TestContext.Current.CancellationToken);
        await UntilEpochAsync(2);

        Assert.False(await AskAsync(() => bench.Sweep(sweep).RenewAsync(held.Token)));
        Assert.Equal(2, (await bench.Sweep(sweep).ReportAsync(ann.Success(held))).Stale);
        Assert.Equal((0, 2), (await Source.MeasurementsAsync(), await Source.LateAsync()));
        Assert.True((await bench.Sweep(sweep).ProgressAsync()).Finished);
    }

    [Fact]
    public async Task What_a_lost_node_held_is_given_to_others_long_before_its_lease_ends()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1);
        var watch = new Watch();
        await using var bench = await GrainBench.StartAsync(Source, static options => options.LeaseDuration = TimeSpan.FromHours(1), watch);
        var lost = new FakeHands("left-0") { Worker = new() { Name = "left-0", Incarnation = Guid.NewGuid(), Node = "left" } };
        var lease = await lost.LeaseAsync(bench.Sweep(sweep));
        Assert.Null((await bench.Sweep(sweep).LeaseAsync(bob.Hello)).Lease);

        watch.Away = "left";
        var taken = await bob.LeaseAsync(bench.Sweep(sweep));

        Assert.False(await bench.Sweep(sweep).RenewAsync(lease.Token));
        Assert.Null((await bench.Sweep(sweep).LeaseAsync(lost.Hello)).Lease);
        Assert.Equal(2, (await bench.Sweep(sweep).ReportAsync(bob.Success(taken))).Accepted);
        Assert.Equal(2, await Source.ScalarAsync<long>("select count(*) from sweep.attempts where cause = 'unreachable' and error = 'the worker''s node is gone'"));
    }

    [Fact]
    public async Task A_node_that_is_away_gets_no_lease()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1);
        await using var bench = await GrainBench.StartAsync(Source, nodes: new Watch { Away = "left" });

        Assert.Null((await bench.Sweep(sweep).LeaseAsync(new FakeHands("left-0") { Worker = new() { Name = "left-0", Incarnation = Guid.NewGuid(), Node = "left" } }.Hello)).Lease);
        Assert.Equal(2, (await bench.Sweep(sweep).ReportAsync(bob.Success(await bob.LeaseAsync(bench.Sweep(sweep))))).Accepted);
    }

    [Fact]
    public async Task Leases_wait_for_a_silo_that_is_started_again()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1);
        var watch = new Watch { Returning = true };
        await using var bench = await GrainBench.StartAsync(Source, static options => options.LeaseDuration = TimeSpan.FromSeconds(1), watch);
        var waiting = new FakeHands("left-0") { Worker = new() { Name = "left-0", Incarnation = Guid.NewGuid(), Node = "left" } };
        var lease = await waiting.LeaseAsync(bench.Sweep(sweep));

        watch.Away = "left";
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        Assert.Null((await bench.Sweep(sweep).LeaseAsync(bob.Hello)).Lease);
        watch.Away = "";

        Assert.True(await bench.Sweep(sweep).RenewAsync(lease.Token));
        Assert.Equal(2, (await bench.Sweep(sweep).ReportAsync(waiting.Success(lease))).Accepted);
        Assert.Equal(0, await Source.ScalarAsync<long>("select count(*) from sweep.attempts where cause is not null"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_late_success_revives_what_failed_for_good_as_its_worker_was_lost(bool byAnotherOwner)
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1, maxAttempts: 1);
        LeaseReport late;
        await using (var bench = await GrainBench.StartAsync(Source))
        {
            late = ann.Success(await ann.LeaseAsync(bench.Sweep(sweep)));
            await bench.Sweep(sweep).SupersedeAsync(ann.Worker with { Incarnation = Guid.NewGuid() });
            var failed = await bench.UntilFinishedAsync(sweep);
            Assert.Equal((0, 2), (failed.Succeeded, failed.Failed));
            if (!byAnotherOwner)
            {
                await ReviveAsync(bench);
            }
        }

        if (byAnotherOwner)
        {
            await using var second = await GrainBench.StartAsync(Source);
            await ReviveAsync(second);
        }

        async Task ReviveAsync(GrainBench bench)
        {
            Assert.Equal(2, (await AskAsync(() => bench.Sweep(sweep).ReportAsync(late))).Accepted);
            var revived = await bench.Sweep(sweep).ProgressAsync();
            Assert.Equal((2, 0, true), (revived.Succeeded, revived.Failed, revived.Finished));
            Assert.Equal((2, 0), (await Source.MeasurementsAsync(), await Source.LateAsync()));
            Assert.Equal(2, await Source.ScalarAsync<long>("select count(*) from sweep.trial_results where state = 'succeeded' and failure_cause is null and state_reason is null"));
        }
    }

    [Fact]
    public async Task Who_said_goodbye_gets_nothing_and_keeps_nothing_from_others()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1);
        await using var bench = await GrainBench.StartAsync(Source);
        await bench.Dispatcher.StartAsync(sweep);

        await bench.Dispatcher.GoodbyeAsync(ann.Worker);

        Assert.Null((await bench.Dispatcher.LeaseAsync(ann.Hello)).Lease);
        Assert.NotNull((await bench.Dispatcher.LeaseAsync(bob.Hello)).Lease);
    }

    [Fact]
    public async Task A_dispatcher_finds_what_is_submitted_while_it_runs()
    {
        await using var bench = await GrainBench.StartAsync(Source);
        Assert.Null((await bench.Dispatcher.LeaseAsync(ann.Hello)).Lease);

        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1);
        await ann.DrainAsync(bench, sweep);

        Assert.Equal(2, await Source.MeasurementsAsync());
    }

    [Fact]
    public async Task An_equal_sweep_takes_over_what_was_measured_and_a_fresh_one_measures_again()
    {
        await using var bench = await GrainBench.StartAsync(Source);
        await ann.DrainAsync(bench, await SmallSweep.SubmitAsync(Source, trainings: 3));

        var equal = await SmallSweep.SubmitAsync(Source, trainings: 4, name: "equal");
        await ann.DrainAsync(bench, equal);
        await ann.DrainAsync(bench, await SmallSweep.SubmitAsync(Source, trainings: 3, name: "fresh", fresh: true));

        Assert.Equal(6, await Source.ScalarAsync<long>("select count(*) from sweep.trial_results where sweep = 'equal' and reused_from is not null"));
        Assert.Equal(2, await AttemptsAsync("equal"));
        Assert.Equal(6, await AttemptsAsync("fresh"));
        Assert.Equal((8, 0), (await bench.Sweep(equal).ProgressAsync() is var progress ? progress.Succeeded : 0, progress.Pending));
    }

    private Task<long> AttemptsAsync(string sweep) =>
        Source.ScalarAsync<long>($"select count(*) from sweep.attempts a join sweep.trial_results r on r.trial_id = a.trial_id where r.sweep = '{sweep}'");

    /// <summary>Waits for the owner that came after a change.</summary>
    private async Task UntilEpochAsync(long epoch)
    {
        while (await Source.ScalarAsync<long>("select owner_epoch from sweep.sweeps") < epoch)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        // A beat later the old owner has noticed, whoever it was.
        await Task.Delay(300, TestContext.Current.CancellationToken);
    }

    /// <summary>As workers do: a sweep that just changed hands is asked again.</summary>
    private static async Task<T> AskAsync<T>(Func<Task<T>> call)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (SweepStorageException exception) when (exception.IsPassing)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }

    private sealed class Watch : INodeWatch
    {
        public volatile string Away = "";

        public bool Returning { get; init; }

        public bool IsAway(string node) => node == Away;

        public Task<bool> IsComingBackAsync(string node, CancellationToken cancellationToken) => Task.FromResult(Returning);
    }
}
