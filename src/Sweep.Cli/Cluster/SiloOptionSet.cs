using System.CommandLine;
using System.Net;
using Sweep.Cli.Terminal;
using Sweep.Hosting.Nodes;
using Sweep.Theory;

namespace Sweep.Cli.Cluster;

/// <summary>The options that a node shares with its silo.</summary>
internal sealed class SiloOptionSet
{
    private const int DefaultSiloPort = 11111;
    private const int DefaultGatewayPort = 30000;

    private readonly Option<string?> name = new("--name") { Description = "The node's name, unique in the cluster. Default: the machine's.", HelpName = "NAME" };
    private readonly Option<string> cluster = Text("--cluster", "Nodes of one name work together. Default: sweep.", "NAME", "sweep");
    private readonly Option<string> advertise = Text(
        "--advertise", "Address of this machine by which the others reach it, and the only one that it listens on. Default: 127.0.0.1.", "IP", "127.0.0.1");
    private readonly Option<int?> siloPort = Arguments.Whole("--silo-port", $"Port for the other nodes. Default: {DefaultSiloPort}.", 1, 65535);
    private readonly Option<int?> gatewayPort = Arguments.Whole("--gateway-port", $"Port for the workers. Default: {DefaultGatewayPort}.", 1, 65535);
    private readonly Option<int?> healthPort = Arguments.Whole(
        "--health-port", "Port on the same address for /health/live, /health/ready and /metrics. Default: a free one on loopback.", 1, 65535);
    private readonly Option<string?> certificates = new("--certificates")
    {
        Description = "Folder of ca.crt, node.crt and node.key; needed beyond loopback. See `sweep certificates`.", HelpName = "DIR",
    };
    private readonly Option<LogFormat> logFormat = Arguments.Choice<LogFormat>("--log-format", "How to log on standard error: lines for people, or a JSON object a line.");

    public IEnumerable<Option> Options => [name, cluster, advertise, siloPort, gatewayPort, healthPort, certificates, logFormat];

    /// <exception cref="InvalidSweepException">The address is not an IP address.</exception>
    public SiloSettings Read(ParseResult parsed) => new()
    {
        Name = parsed.GetValue(name) ?? Environment.MachineName,
        Cluster = parsed.GetValue(cluster)!,
        Address = IPAddress.TryParse(parsed.GetValue(advertise), out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any)
            ? address
            : throw new InvalidSweepException($"--advertise {parsed.GetValue(advertise)} is not an address by which others reach this machine; give one such as 10.0.0.7"),
        SiloPort = parsed.GetValue(siloPort) ?? DefaultSiloPort,
        GatewayPort = parsed.GetValue(gatewayPort) ?? DefaultGatewayPort,
        HealthPort = parsed.GetValue(healthPort),
        Certificates = parsed.GetValue(certificates) is { } folder ? Path.GetFullPath(folder) : null,
        JsonLog = parsed.GetValue(logFormat) == LogFormat.Json,
    };

    private static Option<string> Text(string name, string description, string helpName, string byDefault) =>
        new(name) { Description = description, HelpName = helpName, DefaultValueFactory = _ => byDefault };

    private enum LogFormat
    {
        Text,
        Json,
    }
}
