using System.Net;
using System.Net.Sockets;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests.Nodes;

/// <summary>A real <c>sweep node</c> of a home, with ports of its own.</summary>
internal sealed class RunningNode : IDisposable
{
    private RunningNode(SweepProcess process, string health) => (Process, Health) = (process, new($"http://127.0.0.1:{health}"));

    public SweepProcess Process { get; }

    public Uri Health { get; }

    public static async Task<RunningNode> StartAsync(
        SweepHome home, string name, string[] options, IReadOnlyDictionary<string, string>? variables = null)
    {
        var health = FreePort();
        var process = SweepProcess.Start(
            home.Path, ["node", "--name", name, "--silo-port", FreePort(), "--gateway-port", FreePort(), "--health-port", health, .. options], variables);
        await Eventually.TrueAsync(
            () => Task.FromResult(process.HasEnded || process.Errors.Contains($"Node {name} is ready", StringComparison.Ordinal)),
            () => $"the node was not ready: {process.Errors}");
        Assert.False(process.HasEnded, process.Errors);
        return new(process, health);
    }

    public static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString();
    }

    public void Dispose() => Process.Dispose();
}
