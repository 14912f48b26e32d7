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
