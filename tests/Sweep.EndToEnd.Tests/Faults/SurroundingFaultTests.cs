namespace Sweep.EndToEnd.Tests.Faults;

/// <summary>Surroundings that are not as they should be: a full disk, a wrong clock, two clusters at once.</summary>
[Collection(FaultCollection.Name)]
[Slow]
public sealed class SurroundingFaultTests(FaultBench bench)
{
    [Fact]
    public async Task A_full_disk_costs_the_checkpoints_and_nothing_else()
    {
        var artifacts = Directory.CreateDirectory(Path.Combine(bench.Folder, "full")).FullName;
        // In a mount namespace of its own: the small disk is gone with the node, whatever happens.
        string[] before = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs -o size=16k full \"$1\" && shift && exec \"$@\"", "sh", artifacts];
        await using var node = await FaultNode.StartAsync(bench, "full", ["--artifacts", artifacts, "--checkpoint-every", "0.2"], before: before);

        await bench.SurvivesAsync("disk-full", async () => await bench.HeldByAsync("full"));

        Assert.Contains("No space left on device", node.Log);
        await node.StopAsync();
    }

    [Theory]
    [InlineData("+7m", "fast")]
    [InlineData("-7m", "slow")]
    public async Task A_node_whose_clock_is_minutes_off_works_like_any_other(string offset, string name)
    {
        var sweep = $"clock-{name}";
        await using var right = await FaultNode.StartAsync(bench, "right");
        await using var wrong = await FaultNode.StartAsync(bench, name, variables: await FakeClock.OfAsync(offset));

        await bench.SurvivesAsync(sweep, async () => await bench.HeldByAsync(name));

        Assert.NotEqual(0, await bench.ScalarAsync<long>($"""
            select count(*) from sweep.attempts a join sweep.planned_trials t on t.id = a.trial_id join sweep.sweeps s on s.id = t.sweep_id
            where s.name = '{sweep}' and abs(extract(epoch from a.recorded_at - a.ended_at)) > 300
            """));
        Assert.Equal(0, await bench.ScalarAsync<long>($"select count(*) from sweep.attempt_history where sweep = '{sweep}' and cause is not null"));
        await wrong.StopAsync();
        await right.StopAsync();
    }

    [Fact]
    public async Task Two_clusters_that_both_take_a_sweep_for_theirs_count_nothing_twice()
    {
        await using var mine = await FaultNode.StartAsync(bench, "mine", ["--cluster", "mine"]);
        await using var yours = await FaultNode.StartAsync(bench, "yours", ["--cluster", "yours"]);

        await bench.SurvivesAsync("two-owners", async () =>
        {
            await bench.HeldByAsync("mine");
            await bench.HeldByAsync("yours");
        });

        Assert.InRange(await bench.ScalarAsync<long>("select owner_epoch from sweep.sweeps where name = 'two-owners'"), 2, long.MaxValue);
        await yours.StopAsync();
        await mine.StopAsync();
    }
}
