using System.Diagnostics;
using Npgsql;
using Sweep.Grains.Scheduling;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Tests;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Tests.Scheduling;

/// <summary>One of two sweeps does not answer, or answers late.</summary>
[Slow]
public sealed class HangingSweepTests : IAsyncLifetime
{
    /// <summary>Far more than the answer of a living sweep takes, and less than the time after which a call fails.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(4);

    /// <summary>Far less than a lease lasts.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private const int Askers = 10;

    private readonly FakeHands ann = new("ann");
    private readonly FakeHands bob = new("bob");
    private readonly TestDatabase database = new();
    private readonly CallGate gate = new();

    private NpgsqlDataSource Source => database.Source;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_sweep_that_never_answers_delays_neither_leases_nor_greetings_of_the_others()
    {
        var (hanging, living) = await SubmitAsync(trainings: Askers + 2);
        await using var bench = await StartAsync();
        gate.HoldCalls(hanging);

        // The hanging sweep has the first turn: nobody has paid yet, and its priority is higher.
        await bench.Dispatcher.RegisterAsync(ann.Hello).WaitAsync(Soon, CancellationToken);
        var first = (await bench.Dispatcher.LeaseAsync(ann.Hello).WaitAsync(Soon, CancellationToken)).Lease!;
        Assert.Equal(living, first.Sweep);
        await bench.Sweep(living).ReportAsync(ann.Success(first)).WaitAsync(Soon, CancellationToken);

        // From the second question on, nobody waits for it.
        var clock = Stopwatch.StartNew();
        for (var number = 0; number < Askers; number++)
        {
            var worker = new FakeHands($"worker-{number}");
            var lease = (await bench.Dispatcher.LeaseAsync(worker.Hello)).Lease!;
            Assert.Equal(living, lease.Sweep);
            Assert.True(await bench.Sweep(living).RenewAsync(lease.Token));
            await bench.Sweep(living).ReportAsync(worker.Success(lease));
        }

        Assert.True(clock.Elapsed < Askers * LeaseAsking.Patience / 2, $"{Askers} leases took {clock.Elapsed}");
        await bench.Dispatcher.GoodbyeAsync(bob.Worker).WaitAsync(Soon, CancellationToken);

        await ann.DrainAsync(bench, living).WaitAsync(TimeSpan.FromSeconds(30), CancellationToken);
        Assert.Equal(2 * (Askers + 2), await Source.MeasurementsAsync());
        Assert.True(gate.Waiting > 0, "the hanging sweep was never asked");
        gate.Open();
    }

    [Fact]
    public async Task A_lease_that_comes_late_is_free_again_when_its_worker_has_other_work()
    {
        var (hanging, living) = await SubmitAsync(trainings: 1);
        await using var bench = await StartAsync();
        gate.HoldLeases(hanging);
        var held = (await bench.Dispatcher.LeaseAsync(ann.Hello)).Lease!;
        Assert.Equal(living, held.Sweep);
        await bench.Sweep(living).RenewAsync(held.Token);

        gate.Open();

        // A lease lasts an hour here: bob gets the work because it was given back.
        var lease = await bob.LeaseAsync(bench.Sweep(hanging)).WaitAsync(Soon, CancellationToken);
        Assert.Equal(2, (await bench.Sweep(hanging).ReportAsync(bob.Success(lease))).Accepted);
        Assert.True(await bench.Sweep(living).RenewAsync(held.Token));
        Assert.Equal(0, await Source.ScalarAsync<long>("select count(*) from sweep.attempts where cause is not null"));
    }

    [Fact]
    public async Task A_lease_that_comes_late_is_free_again_when_its_worker_has_left()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1);
        await using var bench = await StartAsync();
        await bench.Sweep(sweep).StartAsync();
        gate.HoldLeases(sweep);
        Assert.Null((await bench.Dispatcher.LeaseAsync(ann.Hello)).Lease);
        await bench.Dispatcher.GoodbyeAsync(ann.Worker).WaitAsync(Soon, CancellationToken);

        gate.Open();

        Assert.Equal(2, (await bench.Sweep(sweep).ReportAsync(bob.Success(await bob.LeaseAsync(bench.Sweep(sweep)).WaitAsync(Soon, CancellationToken)))).Accepted);
    }

    [Fact]
    public async Task A_lease_that_comes_late_is_free_again_when_its_worker_does_not_ask_any_more()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1);
        await using var bench = await StartAsync();
        gate.HoldLeases(sweep);
        Assert.Null((await bench.Dispatcher.LeaseAsync(ann.Hello)).Lease);
        Assert.Equal(2, (await bench.Sweep(sweep).ProgressAsync()).Leased);

        gate.Open();

        await UntilAsync(async () => (await bench.Sweep(sweep).ProgressAsync()).Leased == 0);

        Assert.Equal(2, (await bench.Sweep(sweep).ReportAsync(bob.Success(await bob.LeaseAsync(bench.Sweep(sweep))))).Accepted);
        Assert.Equal(0, await Source.ScalarAsync<long>("select count(*) from sweep.attempts where cause is not null"));
    }

    [Fact]
    public async Task A_sweep_that_answers_every_question_late_is_measured_all_the_same()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 3);
        gate.Delay = TimeSpan.FromSeconds(1);
        await using var bench = await StartAsync();

        await ann.DrainAsync(bench, sweep).WaitAsync(TimeSpan.FromMinutes(1), CancellationToken);

        Assert.Equal(6, await Source.MeasurementsAsync());
        Assert.Equal(0, await Source.LateAsync());
        Assert.Equal(6, await Source.ScalarAsync<long>("select count(*) from sweep.attempts"));
    }

    [Fact]
    public async Task A_sweep_whose_row_is_locked_delays_no_other_and_goes_on_when_it_is_free()
    {
        var (hanging, living) = await SubmitAsync(trainings: 3);
        await using var bench = await StartAsync();
        await bench.Sweep(hanging).StartAsync();
        await using var blocker = new NpgsqlConnection(database.ConnectionString);
        await blocker.OpenAsync(CancellationToken);
        await using var transaction = await blocker.BeginTransactionAsync(CancellationToken);
        await new NpgsqlCommand($"select from sweep.sweeps where id = '{hanging.Value}' for update", blocker).ExecuteNonQueryAsync(CancellationToken);

        await ann.DrainAsync(bench, living).WaitAsync(TimeSpan.FromSeconds(30), CancellationToken);
        Assert.Equal(6, await Source.MeasurementsAsync());

        await transaction.RollbackAsync(CancellationToken);
        await Task.WhenAll(ann.DrainAsync(bench, hanging), bob.DrainAsync(bench, hanging)).WaitAsync(TimeSpan.FromMinutes(1), CancellationToken);
        Assert.Equal(12, await Source.MeasurementsAsync());
        Assert.Equal(0, await Source.LateAsync());
        Assert.Equal(0, await Source.ScalarAsync<long>("select count(*) from sweep.attempts where cause is not null"));
    }

    [Fact]
    public async Task A_call_that_its_worker_has_repeated_keeps_no_lease()
    {
        var (hanging, _) = await SubmitAsync(trainings: 4);
        await using var bench = await StartAsync();
        gate.HoldLeases(hanging);

        // As after a lost reply: the worker asks again while the first call is still under way.
        var calls = Enumerable.Range(0, 3).Select(_ => bench.Dispatcher.LeaseAsync(ann.Hello)).ToArray();
        await Task.WhenAll(calls);
        gate.Open();

        var leases = calls.Select(static call => call.Result.Lease).Where(static lease => lease is not null).ToList();
        Assert.InRange(leases.Count, 0, 1);
        await UntilAsync(async () => await Source.ScalarAsync<long>("select count(*) from sweep.running") == leases.Count);
    }

    private Task<GrainBench> StartAsync() =>
        GrainBench.StartAsync(Source, static options => options.LeaseDuration = TimeSpan.FromHours(1), gate: gate);

    private async Task<(SweepId Hanging, SweepId Living)> SubmitAsync(int trainings)
    {
        var hanging = await SmallSweep.SubmitAsync(Source, trainings, name: "hanging", fresh: true);
        var living = await SmallSweep.SubmitAsync(Source, trainings, name: "living", fresh: true);
        await new SweepControl(Source).SetPriorityAsync("hanging", 3, CancellationToken);
        return (hanging, living);
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var clock = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(clock.Elapsed < LongestWait, $"it does not hold after {clock.Elapsed}");
            await Task.Delay(20, CancellationToken);
        }
    }
}
