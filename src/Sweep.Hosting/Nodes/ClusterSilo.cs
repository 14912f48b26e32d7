using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;
using Orleans.Runtime;
using Sweep.Contracts.Processes;
using Sweep.Contracts.Transport;
using Sweep.Grains;
using Sweep.Grains.Scheduling;
using Sweep.Hosting.Clustering;
using Sweep.Hosting.Local;
using Sweep.Hosting.Telemetry;
using Sweep.Storage.Cluster;
using Sweep.Theory;

namespace Sweep.Hosting.Nodes;

/// <summary>The silo process of a node, with its health and metrics pages.</summary>
public static class ClusterSilo
{
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(9);
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenConnections = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs until it is asked to stop.</summary>
    /// <exception cref="Theory.UnfitEnvironmentException">A port is in use, or the certificates are not valid.</exception>
    public static async Task RunAsync(NpgsqlDataSource database, SiloSettings settings, TimeProvider time, CancellationToken stopping)
    {
        settings.Check();
        ListeningPort.Choose(settings.Address, settings.SiloPort, "--silo-port");
        ListeningPort.Choose(settings.Address, settings.GatewayPort, "--gateway-port");
        var healthAddress = settings.HealthPort is null ? IPAddress.Loopback : settings.Address;
        var healthPort = ListeningPort.Choose(healthAddress, settings.HealthPort, "--health-port");
        await using var application = Build(database, settings, new(healthAddress, healthPort), time);
        await application.StartAsync(stopping);
        application.Logger.HealthAt($"http://{new IPEndPoint(healthAddress, healthPort)}");
        await Console.Out.WriteLineAsync(PipeWords.Ready);
        await Task.Delay(Timeout.InfiniteTimeSpan, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // The host's own time limit is reported as a cancellation; all results are committed or still with the workers.
        await application.StopAsync(CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static WebApplication Build(NpgsqlDataSource database, SiloSettings settings, IPEndPoint health, TimeProvider time)
    {
        // Without defaults: no configuration files or logs of the working folder.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration.AddInMemoryCollection(OpenTelemetryVariables());
        builder.Logging.AddNodeLogging(settings.JsonLog);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Listen(health);
        });
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = LongestFarewell);
        builder.Services.AddSingleton(time).AddSingleton(new NodeStore(database)).AddSingleton<INodeWatch, MembershipWatch>().AddSingleton<IFatalErrorHandler, AbruptFatality>();
        builder.Services.AddSweepGrains(database);
        builder.Services.AddSweepTelemetry(settings.Name, Environment.GetEnvironmentVariable);
        builder.UseOrleans(silo =>
        {
            silo.UsePostgresMembership()
                .ConfigureEndpoints(settings.Address, settings.SiloPort, settings.GatewayPort, listenOnAnyHostAddress: false)
                .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (settings.Cluster, "sweep"))
                .Configure<SiloOptions>(options => options.SiloName = settings.Name)
                .Configure<ClientMessagingOptions>(static messaging => messaging.ResponseTimeout = ResponseTimeout)
                .Configure<ConnectionOptions>(static connection => connection.ConnectionRetryDelay = BetweenConnections)
                .Configure<SiloMessagingOptions>(static messaging => messaging.ResponseTimeout = ResponseTimeout)
                .AddActivityPropagation();
            if (settings.Certificates is { } folder)
            {
                silo.UseMutualTls(ClusterCertificates.Open(folder, time));
            }
        });
        var application = builder.Build();
        application.UseRouting();
        application.MapSweepTelemetry();
        return application;
    }

    /// <summary>The standard variables of OpenTelemetry.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> OpenTelemetryVariables() =>
        Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .Where(static variable => ((string)variable.Key).StartsWith("OTEL_", StringComparison.Ordinal))
            .Select(static variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value));
}

/// <summary>
/// Ends the silo's process at once if the other silos declared it dead, or if it cannot go on for another reason. Its node starts a new
/// one. The database decides about its sweeps.
/// </summary>
internal sealed class AbruptFatality : IFatalErrorHandler
{
    public bool IsUnexpected(Exception exception) => exception is not OperationCanceledException;

    public void OnFatalException(object? sender, string? context, Exception? exception)
    {
        // The logger writes from a thread of its own, which would be too late. Orleans lists all members behind its reason.
        var reason = context ?? exception?.Message ?? "no reason was given";
        Console.Error.WriteLine(reason.Split(" Membership:")[0].ReplaceLineEndings(" "));
        AbruptEnd.With(ExitCode.CannotGoOn);
    }
}
