using System.Net;
using System.Text.Json;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests.Nodes;

[Slow]
public sealed class TelemetryTests(SweepHome home) : IClassFixture<SweepHome>
{
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task A_node_tells_its_health_its_numbers_and_its_traces()
    {
        using var collector = new Collector(RunningNode.FreePort());
        using var node = await RunningNode.StartAsync(home, "told", ["--devices", "cpu", "--slots", "1", "--log-format", "json"], new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
        });
        Assert.Equal(0, (await home.RunAsync("submit", home.Write("measured", SmallSweeps.Random("measured")), "--watch")).Code);

        Assert.Equal(HttpStatusCode.OK, (await Http.GetAsync(new Uri(node.Health, "/health/live"), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Http.GetAsync(new Uri(node.Health, "/health/ready"), TestContext.Current.CancellationToken)).StatusCode);
        var metrics = (await Http.GetStringAsync(new Uri(node.Health, "/metrics"), TestContext.Current.CancellationToken)).Split('\n');
        Assert.Equal("20", Value(metrics, "sweep_trials{", "sweep=\"measured\"", "state=\"succeeded\""));
        Assert.Equal("0", Value(metrics, "sweep_trials{", "sweep=\"measured\"", "state=\"pending\""));
        Assert.Equal("20", Value(metrics, "sweep_trial_duration_seconds_count"));
        Assert.Equal("1", Value(metrics, "sweep_workers"));
        Assert.NotEqual("0", Value(metrics, "sweep_lease_wait_seconds_count"));
        Assert.NotEqual("0", Value(metrics, "sweep_flush_duration_seconds_count"));
        Assert.Contains(metrics, static line => line.StartsWith("orleans_", StringComparison.Ordinal));

        await Eventually.TrueAsync(
            () => Task.FromResult(
                collector.Of("/v1/metrics").Contains("sweep.trials", StringComparison.Ordinal) && collector.Of("/v1/traces").Contains("sweep.flush", StringComparison.Ordinal)),
            static () => "the collector got no metrics, or no traces");

        // Every line of the log is an object, whichever process wrote it.
        Assert.All(
            node.Process.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static line => line.StartsWith('{')),
            static line => Assert.False(string.IsNullOrEmpty(JsonDocument.Parse(line).RootElement.GetProperty("Message").GetString())));
        Assert.Contains("\"EventId\":110", node.Process.Errors);
    }

    [Fact]
    public async Task A_node_without_its_database_is_alive_and_not_ready()
    {
        using var node = await RunningNode.StartAsync(home, "cut-off", ["--devices", "cpu", "--slots", "1"]);
        var server = File.ReadLines(Path.Combine(home.Path, "database", "data", "postmaster.pid")).First();

        SweepProcess.Kill("STOP", server);
        try
        {
            // Sessions that are open already go on; a new one would need the frozen server.
            SweepProcess.Kill("KILL", await SessionsAsync(server));
            await Eventually.TrueAsync(async () => await StatusAsync(node, "/health/ready") == HttpStatusCode.ServiceUnavailable, static () => "it still says that it is ready");
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(node, "/health/live"));
        }
        finally
        {
            SweepProcess.Kill("CONT", server);
        }

        await Eventually.TrueAsync(async () => await StatusAsync(node, "/health/ready") == HttpStatusCode.OK, static () => "it was never ready again");
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningNode node, string page) =>
        (await Http.GetAsync(new Uri(node.Health, page), TestContext.Current.CancellationToken)).StatusCode;

    /// <summary>A session's process of the server; its death ends all sessions.</summary>
    private static async Task<string> SessionsAsync(string server)
    {
        var children = await File.ReadAllTextAsync($"/proc/{server}/task/{server}/children", TestContext.Current.CancellationToken);
        return children.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Last(static child => File.ReadAllText($"/proc/{child}/cmdline").Contains("idle", StringComparison.Ordinal));
    }

    private static string Value(IEnumerable<string> metrics, string start, params string[] parts) =>
        metrics.Single(line => line.StartsWith(start, StringComparison.Ordinal) && parts.All(part => line.Contains(part, StringComparison.Ordinal))).Split(' ')[1];
}
