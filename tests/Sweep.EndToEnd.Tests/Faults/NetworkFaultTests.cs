using Npgsql;
using Sweep.Chaos;
using Sweep.EndToEnd.Tests.Deploy.Hosts;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests.Faults;

/// <summary>A cut between two nodes that both still reach the database, so that each takes the other for dead.</summary>
[Collection(FaultCollection.Name)]
[Slow]
public sealed class NetworkFaultTests(FaultBench bench)
{
    private const string East = "east";
    private const string West = "west";
    private const int Root = 0;

    [Fact]
    public async Task A_link_that_is_cut_between_two_nodes_and_mended_loses_nothing()
    {
        using var lab = await LabAsync();
        await using var east = await StartAsync(lab, East, "10.77.0.21");
        await using var west = await StartAsync(lab, West, "10.77.0.22");
        await FoundAsync();

        (string Sweep, int Cuts)[] disturbed = [("cut-once", 1), ("cut-often", 2)];
        foreach (var (sweep, cuts) in disturbed)
        {
            await SubmitAsync(sweep);
            for (var cut = 0; cut < cuts; cut++)
            {
                await CutAsync(lab);
                await FoundAsync();
            }

            await bench.FinishedAsync(sweep);
        }

        await SubmitAsync("not-cut");
        await bench.FinishedAsync("not-cut");
        foreach (var (sweep, _) in disturbed)
        {
            await bench.WholeAsync(sweep, "not-cut", FaultSweep.LongTrials);
        }

        // Silence is no proof against a training: it must not use up the attempts that a dead process uses up.
        Assert.Equal(0, await bench.ScalarAsync<long>("select count(*) from sweep.attempt_history where sweep like 'cut-%' and cause = 'worker_lost'"));
    }

    // Long: each node must still have work in hand when the link is cut.
    private Task SubmitAsync(string sweep) => bench.SubmitAsync(sweep, FaultSweep.Long(sweep));

    private static Task<NetworkLab> LabAsync() => Laboratory.CreateAsync([(East, "10.77.0.21"), (West, "10.77.0.22")]);

    private Task FoundAsync() =>
        FaultBench.EventuallyAsync(async () => await CountAsync("distinct name", SiloStatus.Active) == 2, "the two nodes did not find each other");

    private async Task CutAsync(NetworkLab lab)
    {
        await bench.HeldByAsync(East);
        await bench.HeldByAsync(West);
        var before = await CountAsync("*", SiloStatus.Dead);
        lab.Plug(West, isIn: false);
        await FaultBench.EventuallyAsync(async () => await CountAsync("*", SiloStatus.Dead) > before, "nobody noticed that the link is cut");
        lab.Plug(West, isIn: true);
    }

    private Task<long> CountAsync(string what, SiloStatus status) =>
        bench.ScalarAsync<long>($"select count({what}) from sweep.silos where cluster_id = 'cut' and status = {(int)status}");

    private async Task<FaultNode> StartAsync(NetworkLab lab, string name, string address)
    {
        var authority = Path.Combine(bench.Folder, "authority");
        var certificates = Path.Combine(bench.Folder, $"certificates-{name}");
        if (!Directory.Exists(authority))
        {
            await RunAsync("certificates", "init", "--out", authority);
        }

        await RunAsync("certificates", "issue", name, "--authority", authority, "--out", certificates, "--address", address);
        // By its unix socket the database is reached from every network.
        var database = new NpgsqlConnectionStringBuilder(bench.Connection) { Host = Path.Combine(bench.Folder, "database") };
        return await FaultNode.StartAsync(
            bench, name, ["--cluster", "cut", "--advertise", address, "--certificates", certificates],
            new() { ["SWEEP_DATABASE"] = database.ConnectionString }, [.. lab.On(name, Root)]);
    }

    private async Task RunAsync(params string[] arguments)
    {
        using var process = SweepProcess.Start(bench.Folder, arguments);
        var ended = await process.EndAsync();
        Assert.True(ended.Code == 0, ended.Error);
    }

    /// <summary>As Orleans numbers them.</summary>
    private enum SiloStatus
    {
        Active = 3,
        Dead = 6,
    }
}
