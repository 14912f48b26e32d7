using System.Net;
using System.Net.Sockets;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests;

[Slow]
public sealed class RefusalTests(SweepHome home) : IClassFixture<SweepHome>
{
    [Fact]
    public async Task A_file_that_lacks_points_of_the_sweep_of_its_name_is_refused_and_nothing_is_lost()
    {
        Assert.Equal(0, (await home.RunAsync("run", home.Write("first", SmallSweeps.Random("taken")))).Code);

        var ended = await home.RunAsync("run", home.Write("second", SmallSweeps.Random("taken").Replace("seeds: 2", "seeds: 1")));

        Assert.Equal(2, ended.Code);
        Assert.Contains("taken belongs to a sweep with another content: this file lacks 12 of its points, such as seed=1", ended.Sentence);
        Assert.Equal(26, await home.ScalarAsync<long>("select count(*) from sweep.trial_results where sweep = 'taken'"));
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var ended = await home.RunAsync("run", home.Write("port", SmallSweeps.Random("port")), "--gateway-port", port.ToString());

        Assert.Equal(5, ended.Code);
        Assert.Contains(port.ToString(), ended.Sentence);
    }

    [Fact]
    public async Task A_missing_worker_is_named_with_what_would_help()
    {
        using var run = SweepProcess.Start(
            home.Path, ["run", home.Write("workerless", SmallSweeps.Random("workerless"))], new Dictionary<string, string> { ["SWEEP_WORKER"] = "/nowhere/sweep-worker" });
        var ended = await run.EndAsync();

        Assert.Equal(5, ended.Code);
        Assert.Contains("/nowhere/sweep-worker", ended.Sentence);
    }

    [Fact]
    public async Task An_unreachable_database_is_named_without_its_password()
    {
        using var run = SweepProcess.Start(
            home.Path,
            ["run", "quickstart"],
            new Dictionary<string, string> { ["SWEEP_DATABASE"] = "Host=127.0.0.1;Port=9;Username=me;Password=secret-word;Database=sweep" });
        var ended = await run.EndAsync();

        Assert.Equal(5, ended.Code);
        Assert.Contains("127.0.0.1", ended.Sentence);
        Assert.DoesNotContain("secret-word", ended.Output + ended.Error);
    }

    [Fact]
    public async Task A_home_that_cannot_be_a_folder_is_refused()
    {
        using var run = SweepProcess.Start(home.Write("a-file", "not a folder"), ["run", "quickstart"]);
        var ended = await run.EndAsync();

        Assert.Equal(5, ended.Code);
        Assert.Contains("a-file", ended.Sentence);
    }

    [Theory]
    [InlineData("axes: { depth: [1] }\n", "name")]
    [InlineData("name: a\naxes: { deph: [1] }\n", "depth")]
    [InlineData("name: a\naxes: { depth: [] }\n", "depth")]
    [InlineData("name: a\naxes: { depth: [one] }\n", "one")]
    [InlineData("name: a\naxes: { depth: [1], depth: [2] }\n", "depth")]
    [InlineData("name: a\naxes: { depth: [1] }\nfixed: { radius: 5, spacing: 6 }\n", "infeasible")]
    [InlineData("name: a\naxes: [1, 2\nfixed: 3\n", "line")]
    public async Task A_wrong_sweep_file_is_refused_in_one_sentence(string yaml, string named)
    {
        var ended = await home.RunAsync("run", home.Write("wrong", yaml));

        Assert.Equal(2, ended.Code);
        Assert.Contains(named, ended.Sentence);
    }
}
