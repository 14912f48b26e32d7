using Sweep.Chaos;

namespace Sweep.EndToEnd.Tests.Faults;

/// <summary>A database that dies, freezes, or cuts its connections.</summary>
[Collection(FaultCollection.Name)]
[Slow]
public sealed class DatabaseFaultTests(FaultBench bench, DisturbedCluster cluster) : IClassFixture<DisturbedCluster>
{
    [Fact]
    public Task A_killed_database_comes_back_with_everything_that_was_acknowledged() => bench.SurvivesAsync("database-killed", async () =>
    {
        await bench.HeldByAsync(cluster.One.Name);
        ProcessTree.Signal([bench.Postmaster()], ProcessTree.Kill);
        await Task.Delay(3000, TestContext.Current.CancellationToken);
        Assert.Equal(bench.Connection, await bench.StartDatabaseAsync());
    });

    [Fact]
    public async Task A_database_that_is_away_for_longer_than_a_lease_costs_nobody_a_lease()
    {
        await bench.SurvivesAsync("database-frozen", async () =>
        {
            await bench.HeldByAsync(cluster.Two.Name);
            await FaultNode.FrozenAsync(ProcessTree.Of(bench.Postmaster()), static () => Task.Delay(14_000, TestContext.Current.CancellationToken));
        });

        Assert.Equal(0, await bench.ScalarAsync<long>("select count(*) from sweep.attempt_history where sweep = 'database-frozen' and cause is not null"));
    }

    [Fact]
    public Task Connections_that_are_cut_are_opened_again() => bench.SurvivesAsync("connections-cut", async () =>
    {
        var cut = 0L;
        foreach (var _ in Enumerable.Range(0, 4))
        {
            cut += await bench.Audit.CutConnectionsAsync(TestContext.Current.CancellationToken);
            await Task.Delay(1500, TestContext.Current.CancellationToken);
        }

        Assert.InRange(cut, 2, 1000);
    });
}
