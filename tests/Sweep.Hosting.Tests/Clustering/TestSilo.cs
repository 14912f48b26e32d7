using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Sweep.Contracts.Tests.Transport;
using Sweep.Contracts.Transport;
using Sweep.Hosting.Clustering;
using Sweep.Hosting.Local;

namespace Sweep.Hosting.Tests.Clustering;

/// <summary>A silo of its own on loopback, and clients that call it.</summary>
internal sealed class TestSilo : IAsyncDisposable
{
    private readonly IHost host;

    private TestSilo(IHost host, int siloPort, int gatewayPort, KeptLog log) => (this.host, SiloPort, GatewayPort, Log) = (host, siloPort, gatewayPort, log);

    public int SiloPort { get; }

    public int GatewayPort { get; }

    public KeptLog Log { get; }

    public static async Task<TestSilo> StartAsync(ClusterCertificates? certificates, LogLevel level = LogLevel.Debug)
    {
        var (siloPort, gatewayPort, log) = (ListeningPort.Choose(null, ""), ListeningPort.Choose(null, ""), new KeptLog());
        var builder = Builder(log, level);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(siloPort, gatewayPort, primarySiloEndpoint: null, serviceId: "sweep", clusterId: "transport");
            if (certificates is not null)
            {
                silo.UseMutualTls(certificates);
            }
        });
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new(host, siloPort, gatewayPort, log);
    }

    /// <summary>A client as a worker is one, except that it does not try again.</summary>
    public IHost Client(ClusterCertificates? certificates, KeptLog log)
    {
        var builder = Builder(log);
        builder.UseOrleansClient(client =>
        {
            client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, GatewayPort))
                .Configure<ClusterOptions>(static cluster => (cluster.ClusterId, cluster.ServiceId) = ("transport", "sweep"))
                .Configure<ClientMessagingOptions>(static messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(5));
            if (certificates is not null)
            {
                client.UseMutualTls(certificates);
            }
        });
        return builder.Build();
    }

    /// <summary>Whether a call is answered as it should be.</summary>
    public static async Task<bool> AnswersAsync(IHost client) =>
        (await client.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Count == 1;

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private static HostApplicationBuilder Builder(KeptLog log, LogLevel level = LogLevel.Debug)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddProvider(log).SetMinimumLevel(level);
        return builder;
    }
}
