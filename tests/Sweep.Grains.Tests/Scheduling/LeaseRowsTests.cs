using System.Diagnostics;
using Npgsql;
using Sweep.Storage.Tests;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Tests.Scheduling;

/// <summary>The rows by which a new owner knows the leases of the one before.</summary>
[Slow]
public sealed class LeaseRowsTests : IAsyncLifetime
{
    private readonly FakeHands ann = new("ann");
    private readonly TestDatabase database = new();

    private NpgsqlDataSource Source => database.Source;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_lease_is_written_down_before_its_worker_gets_it()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1);
        await using var bench = await GrainBench.StartAsync(Source, static options => options.Heartbeat = TimeSpan.FromMinutes(1));

        var lease = (await bench.Sweep(sweep).LeaseAsync(ann.Hello)).Lease!;

        Assert.Equal(lease.Token, await Source.ScalarAsync<long>("select token from sweep.running"));
        Assert.Equal(ann.Worker.Incarnation, await Source.ScalarAsync<Guid>("select incarnation from sweep.running"));
    }

    [Fact]
    public async Task The_row_of_a_lease_whose_training_failed_ends_with_its_owner()
    {
        var sweep = await SmallSweep.SubmitAsync(Source, trainings: 1);
        await using var older = await GrainBench.StartAsync(Source, static options => options.Heartbeat = TimeSpan.FromMinutes(1));
        await older.Sweep(sweep).ReportAsync(ann.Failure(await ann.LeaseAsync(older.Sweep(sweep)), FailureCause.Timeout, "slow"));
        Assert.Equal(1, await LeasesAsync());

        await using var younger = await GrainBench.StartAsync(Source);
        await younger.Sweep(sweep).StartAsync();

        var clock = Stopwatch.StartNew();
        while (await LeasesAsync() > 0)
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), "the row is still there");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private Task<long> LeasesAsync() => Source.ScalarAsync<long>("select count(*) from sweep.leases");
}
