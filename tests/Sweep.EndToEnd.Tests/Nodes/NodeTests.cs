using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests.Nodes;

[Slow]
public sealed class NodeTests(SweepHome home) : IClassFixture<SweepHome>
{
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task Asked_to_stop_a_node_ends_in_good_order_and_another_goes_on()
    {
        using var first = await RunningNode.StartAsync(home, "first", ["--devices", "cpu", "--slots", "2"]);
        Assert.Equal(0, (await home.RunAsync("submit", home.Write("handed-on", SmallSweeps.Slow("handed-on", 8)))).Code);
        await RunningAsync("handed-on");

        SweepProcess.Kill("TERM", $"{first.Process.Id}");
        var ended = await first.Process.EndAsync();

        Assert.Equal(0, ended.Code);
        Assert.Equal(0, await home.ScalarAsync<long>("select count(*) from sweep.attempts where cause is not null"));
        Assert.True(await home.ScalarAsync<bool>("select ended_at is not null from sweep.nodes where name = 'first'"));

        using var second = await RunningNode.StartAsync(home, "second", ["--devices", "cpu", "--slots", "1"]);
        Assert.Equal(0, (await home.RunAsync("watch", "handed-on")).Code);
        Assert.Equal(18, await home.ScalarAsync<long>("select count(*) from sweep.trial_results where sweep = 'handed-on' and state = 'succeeded'"));
    }

    [Fact]
    public async Task A_second_node_of_a_living_nodes_name_is_refused_and_disturbs_nothing()
    {
        using var node = await RunningNode.StartAsync(home, "twin", ["--devices", "cpu", "--slots", "1"]);

        var refused = await home.RunAsync("node", "--name", "twin", "--devices", "cpu", "--slots", "1", "--silo-port", RunningNode.FreePort(), "--gateway-port", RunningNode.FreePort());

        Assert.Equal(5, refused.Code);
        Assert.Contains("a node twin is alive on this database", refused.Error);
        Assert.True(await home.ScalarAsync<bool>("select ended_at is null from sweep.nodes where name = 'twin'"));
        SweepProcess.Kill("TERM", $"{node.Process.Id}");
        Assert.Equal(0, (await node.Process.EndAsync()).Code);
    }

    [Fact]
    public async Task A_drained_node_finishes_what_it_has_and_takes_nothing_new()
    {
        using var node = await RunningNode.StartAsync(home, "drained", ["--devices", "cpu", "--slots", "1"]);
        Assert.Equal(0, (await home.RunAsync("submit", home.Write("left-over", SmallSweeps.Slow("left-over", 30)))).Code);
        await RunningAsync("left-over");

        Assert.Equal(0, (await home.RunAsync("drain", "drained")).Code);
        Assert.Equal(0, (await node.Process.EndAsync()).Code);

        Assert.Equal(0, await home.ScalarAsync<long>("select count(*) from sweep.running"));
        Assert.Equal(0, await home.ScalarAsync<long>("select count(*) from sweep.attempt_history where sweep = 'left-over' and cause is not null"));
        Assert.NotEqual(0, await home.ScalarAsync<long>("select count(*) from sweep.planned_trials where state = 'pending'"));
        Assert.Equal(0, (await home.RunAsync("cancel", "left-over")).Code);
    }

    [Fact]
    public async Task Each_of_eight_GPUs_gets_a_worker_that_sees_that_one_only()
    {
        var worker = Script("worker", $"echo \"$CUDA_VISIBLE_DEVICES $*\" >> {home.Path}/started; echo ready; exec sleep 600");
        var all = string.Join('\n', Enumerable.Range(0, 8).Select(static index => $"echo '{index}, GPU-{index}, 81559, NVIDIA H100'"));
        Script("nvidia-smi", $"case \"$1\" in *memory.used*) echo 'GPU-3, 1024';; *) {all};; esac");
        using var node = await RunningNode.StartAsync(home, "eight", ["--label", "rack=7"], new Dictionary<string, string>
        {
            ["SWEEP_WORKER"] = worker,
            ["PATH"] = $"{home.Path}:{Environment.GetEnvironmentVariable("PATH")}",
        });

        await Eventually.TrueAsync(
            async () => (await File.ReadAllLinesAsync(Path.Combine(home.Path, "started"), TestContext.Current.CancellationToken)).Length == 8, static () => "not all were started");
        var started = (await File.ReadAllLinesAsync(Path.Combine(home.Path, "started"), TestContext.Current.CancellationToken)).Order().ToList();
        Assert.Equal(Enumerable.Range(0, 8).Select(static index => $"GPU-{index}"), started.Select(static line => line.Split(' ')[0]));
        Assert.All(started, static line => Assert.Contains("--device cuda:0", line));
        Assert.Equal(8, await home.ScalarAsync<long>("select count(*) from sweep.devices where node = 'eight' and model = 'NVIDIA H100' and memory_bytes = 81559::bigint << 20"));
        await Eventually.TrueAsync(
            async () => (await Http.GetStringAsync(new Uri(node.Health, "/metrics"), TestContext.Current.CancellationToken)) is var metrics
                && metrics.Split('\n').Any(static line => line.StartsWith("sweep_device_memory_used_bytes{", StringComparison.Ordinal)
                    && line.Contains("device=\"GPU-3\"", StringComparison.Ordinal) && line.Split(' ')[1] == "1073741824")
                && metrics.Split('\n').Count(static line => line.StartsWith("sweep_device_memory_limit_bytes{", StringComparison.Ordinal)) == 8,
            static () => "the memory of the GPUs was not told");
        Assert.Equal("rack=7", await home.ScalarAsync<string>("select labels[1] from sweep.nodes where name = 'eight'"));
    }

    [Fact]
    public async Task A_node_without_connections_for_it_says_so()
    {
        Assert.Equal(0, (await home.RunAsync("list")).Code);
        // Those that other tests killed look alive for some seconds.
        await home.RowsAsync("update sweep.nodes set ended_at = now() where ended_at is null");
        await home.RowsAsync("create role tight login password 'tight-secret' connection limit 7 in role sweep_writer");
        var port = (await File.ReadAllTextAsync(Path.Combine(home.Path, "database", "port"), TestContext.Current.CancellationToken)).Trim();
        var tight = new Dictionary<string, string> { ["SWEEP_DATABASE"] = $"Host=127.0.0.1;Port={port};Username=tight;Database=sweep;Password=tight-secret" };
        using var first = await RunningNode.StartAsync(home, "fits", ["--devices", "cpu", "--slots", "1"], tight);

        using var second = SweepProcess.Start(
            home.Path, ["node", "--name", "too-many", "--silo-port", RunningNode.FreePort(), "--gateway-port", RunningNode.FreePort()], tight);
        var ended = await second.EndAsync();

        Assert.Equal(5, ended.Code);
        Assert.Contains("tight may have 7 connections, too few for 2 nodes, which need 8; raise the lowest of the limits", ended.Error, StringComparison.Ordinal);
        SweepProcess.Kill("TERM", $"{first.Process.Id}");
        Assert.Equal(0, (await first.Process.EndAsync()).Code);
    }

    [Theory]
    [InlineData("connections beyond this machine need mutual TLS", "--advertise", "192.0.2.1")]
    [InlineData("--advertise 0.0.0.0 is not an address", "--advertise", "0.0.0.0")]
    [InlineData("--devices tpu is not known", "--devices", "tpu")]
    [InlineData("--label zone has no key and value", "--label", "zone")]
    [InlineData("the folder /nowhere does not exist", "--certificates", "/nowhere")]
    public async Task A_node_that_cannot_be_is_refused_in_a_sentence(string sentence, params string[] options)
    {
        var ended = await home.RunAsync(["node", "--silo-port", RunningNode.FreePort(), "--gateway-port", RunningNode.FreePort(), .. options]);

        Assert.True(ended.Code is 2 or 5, $"{ended.Code}: {ended.Error}");
        Assert.Contains(sentence, ended.Error);
    }

    private Task RunningAsync(string sweep) => Eventually.TrueAsync(
        async () => await home.ScalarAsync<long>(
            $"select count(*) from sweep.running r join sweep.sweeps s on s.id = r.sweep_id where s.name = '{sweep}'") > 0
            && await home.ScalarAsync<long>($"select count(*) from sweep.trial_results where sweep = '{sweep}' and state = 'succeeded'") > 2,
        () => $"{sweep} was not begun");

    private string Script(string name, string body)
    {
        var path = Path.Combine(home.Path, name);
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}
