using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;
using Sweep.Grains;

namespace Sweep.Hosting.Local;

/// <summary>The host of a silo that only this machine can reach.</summary>
internal static class LocalSilo
{
    public static IHost Build(
        NpgsqlDataSource database, LocalClusterOptions options, string clusterId, int siloPort, int gatewayPort, TimeProvider time)
    {
        // No configuration, no console, no Ctrl-C handler of its own: the program around it has those.
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(time).AddSingleton<IHostLifetime, SilentLifetime>();
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = TimeSpan.FromSeconds(9));
        builder.Services.AddSweepGrains(database, scheduling =>
        {
            // Only the sweep of this command runs; an earlier interrupted sweep needs its own command.
            scheduling.ResumeRunningSweeps = false;
            options.Scheduling(scheduling);
        });
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(siloPort, gatewayPort, primarySiloEndpoint: null, serviceId: "sweep", clusterId)
            .Configure<ClientMessagingOptions>(static messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(15))
            .Configure<SiloMessagingOptions>(static messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(15)));
        return builder.Build();
    }

    private sealed class SilentLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
