using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Sweep.Hosting.Telemetry;

/// <summary>Sets up the log of a node and its silo: to standard error, as text for people or as JSON for programs.</summary>
public static class NodeLogging
{
    public static ILoggingBuilder AddNodeLogging(this ILoggingBuilder logging, bool json)
    {
        logging.ClearProviders().SetMinimumLevel(LogLevel.Information)
            .AddFilter("Microsoft", LogLevel.Warning).AddFilter("Orleans", LogLevel.Error).AddFilter("Npgsql", LogLevel.Error)
            .AddFilter("Polly", LogLevel.Warning);
        logging.Services.Configure<ConsoleLoggerOptions>(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        return json
            ? logging.AddJsonConsole(static console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ"))
            : logging.AddSimpleConsole(static console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss "));
    }
}

/// <summary>Every event that a node and its silo log. Numbers are never reused.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(400, LogLevel.Information, "Node {Node} is ready: {Slots} workers; silo at {Address}:{SiloPort}, gateway port {GatewayPort}.")]
    public static partial void NodeReady(this ILogger logger, string node, int slots, string address, int siloPort, int gatewayPort);

    [LoggerMessage(401, LogLevel.Warning, "{What}")]
    public static partial void ProcessEnded(this ILogger logger, string what);

    [LoggerMessage(402, LogLevel.Warning, "{Problem}")]
    public static partial void DriverProblem(this ILogger logger, string problem);

    [LoggerMessage(403, LogLevel.Information, "Node {Node} takes no new work, finishes its leases, and ends.")]
    public static partial void NodeDrains(this ILogger logger, string node);

    [LoggerMessage(404, LogLevel.Information, "Node {Node} stops.")]
    public static partial void NodeStops(this ILogger logger, string node);

    [LoggerMessage(405, LogLevel.Warning, "The database does not answer; the call is repeated: {Reason}")]
    public static partial void DatabaseAway(this ILogger logger, string reason);

    [LoggerMessage(407, LogLevel.Warning, "Sweeps run slowly: {Lack}.")]
    public static partial void TooFewConnections(this ILogger logger, string lack);

    [LoggerMessage(410, LogLevel.Information, "Health and metrics are at {Address}.")]
    public static partial void HealthAt(this ILogger logger, string address);
}
