using Sweep.Chaos;

namespace Sweep.EndToEnd.Tests.Faults;

/// <summary>Processes that die, or freeze and wake up.</summary>
[Collection(FaultCollection.Name)]
[Slow]
public sealed class ProcessFaultTests(FaultBench bench, DisturbedCluster cluster) : IClassFixture<DisturbedCluster>
{
    /// <summary>Orleans' numbers of two states of a silo.</summary>
    private const int Active = 3, Dead = 6;

    private static readonly TimeSpan LongerThanALease = TimeSpan.FromSeconds(15);

    [Fact]
    public Task A_killed_worker_loses_nothing() => bench.SurvivesAsync("worker-killed", async () =>
    {
        var held = await bench.HeldByAsync("one");
        ProcessTree.Signal([cluster.One.Worker], ProcessTree.Kill);
        await bench.ReassignedAsync(held, "kill -9 of a worker");
    });

    [Fact]
    public Task A_worker_that_wakes_up_after_its_lease_has_passed_on_counts_nothing_twice() => bench.SurvivesAsync("worker-frozen", async () =>
    {
        var held = await bench.HeldByAsync("one");
        await FaultNode.FrozenAsync([cluster.One.Worker], async () =>
        {
            await bench.ReassignedAsync(held, "freeze of a worker");
        });
    });

    [Fact]
    public Task A_worker_that_wakes_up_in_time_goes_on() => bench.SurvivesAsync("worker-frozen-briefly", async () =>
    {
        await bench.HeldByAsync("one");
        await FaultNode.FrozenAsync([cluster.One.Worker], static () => Task.Delay(4000, TestContext.Current.CancellationToken));
    });

    [Theory]
    [InlineData("one")]
    [InlineData("two")]
    public async Task A_killed_silo_is_started_again_while_its_worker_lives_on(string name)
    {
        var sweep = $"silo-killed-{name}";
        await bench.SurvivesAsync(sweep, () => KillSiloAsync(name));

        // The worker finished what it had, and nobody was blamed.
        Assert.Equal(0, await bench.ScalarAsync<long>($"select count(*) from sweep.attempt_history where sweep = '{sweep}' and cause is not null"));
    }

    private async Task KillSiloAsync(string name)
    {
        var node = name == "one" ? cluster.One : cluster.Two;
        await bench.HeldByAsync(name);
        var (silo, worker) = (node.Silo, node.Worker);
        ProcessTree.Signal([silo], ProcessTree.Kill);
        await AnotherSiloAsync(node, silo);

        Assert.Equal(worker, node.Worker);
    }

    [Fact]
    public Task A_silo_that_was_declared_dead_and_wakes_up_ends_and_is_started_again() => bench.SurvivesAsync("silo-frozen", async () =>
    {
        await bench.HeldByAsync("one");
        var silo = cluster.One.Silo;
        var member = await bench.ScalarAsync<string>($"select silo from sweep.silos where name = 'one' and status = {Active}");
        await FaultNode.FrozenAsync([silo], () => FaultBench.EventuallyAsync(
            async () => await bench.ScalarAsync<int>($"select status from sweep.silos where silo = '{member}'") == Dead, "one was not declared dead"));

        await AnotherSiloAsync(cluster.One, silo);
    });

    [Fact]
    public Task A_killed_node_loses_nothing() => bench.SurvivesAsync("node-killed", async () =>
    {
        var held = await bench.HeldByAsync("two");
        ProcessTree.Signal(cluster.Two.Tree, ProcessTree.Kill);
        await bench.ReassignedAsync(held, "kill -9 of a node");
        await cluster.Two.RestartAsync();
    });

    [Fact]
    public Task A_node_whose_supervisor_is_killed_takes_its_processes_with_it() => bench.SurvivesAsync("supervisor-killed", async () =>
    {
        await bench.HeldByAsync("two");
        var tree = cluster.Two.Tree;
        ProcessTree.Signal(tree.Take(1), ProcessTree.Kill);
        await FaultBench.EventuallyAsync(() => Task.FromResult(!tree.Skip(1).Any(static id => ProcessTree.CommandLine(id).Length > 0)), "the node's children lived on");
        await cluster.Two.RestartAsync();
    });

    [Fact]
    public Task A_frozen_node_loses_nothing_and_wakes_up_into_the_cluster() => bench.SurvivesAsync("node-frozen", async () =>
    {
        var held = await bench.HeldByAsync("two");
        var silo = cluster.Two.Silo;
        await FaultNode.FrozenAsync(cluster.Two.Tree, async () =>
        {
            await bench.ReassignedAsync(held, "freeze of a node");
            await Task.Delay(LongerThanALease, TestContext.Current.CancellationToken);
        });
        await AnotherSiloAsync(cluster.Two, silo);
    });

    private static Task AnotherSiloAsync(FaultNode node, int than) => FaultBench.EventuallyAsync(
        () => Task.FromResult(node.Tree.Skip(1).Any(child => child != than && ProcessTree.CommandLine(child).Contains(" silo ", StringComparison.Ordinal))),
        () => $"{node.Name} started no other silo: {node.Log}");
}
