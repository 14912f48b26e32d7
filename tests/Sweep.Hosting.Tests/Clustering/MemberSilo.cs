using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;
using Orleans.Runtime;
using Sweep.Contracts.Tests.Transport;
using Sweep.Contracts.Transport;
using Sweep.Hosting.Clustering;
using Sweep.Hosting.Local;

namespace Sweep.Hosting.Tests.Clustering;

/// <summary>A silo that joins others by way of the database.</summary>
internal sealed class MemberSilo(IHost host) : IAsyncDisposable
{
    public const string Cluster = "clustering";

    public SiloAddress Address { get; } = host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;

    public static async Task<MemberSilo> StartAsync(NpgsqlDataSource database, string name, ClusterCertificates? certificates, KeptLog log)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddSingleton(database).AddSingleton<IFatalErrorHandler, Mourned>();
        builder.UseOrleans(silo =>
        {
            silo.ConfigureEndpoints(IPAddress.Loopback, ListeningPort.Choose(null, ""), ListeningPort.Choose(null, ""))
                .Configure<ClusterOptions>(static cluster => (cluster.ClusterId, cluster.ServiceId) = (Cluster, "sweep"))
                .Configure<SiloOptions>(options => options.SiloName = name)
                .UsePostgresMembership();
            if (certificates is not null)
            {
                silo.UseMutualTls(certificates);
            }
        });
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new(host);
    }

    /// <summary>The silos that this one believes to be active.</summary>
    public async Task<IReadOnlyList<SiloAddress>> ActiveAsync() =>
        [.. (await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Keys];

    public async Task UntilSeesAsync(int silos)
    {
        while ((await ActiveAsync()).Count != silos)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    /// <summary>A silo that must die takes its process along; here that would be the test run.</summary>
    private sealed class Mourned : IFatalErrorHandler
    {
        public bool IsUnexpected(Exception exception) => exception is not OperationCanceledException;

        public void OnFatalException(object? sender, string? context, Exception? exception) =>
            throw new InvalidOperationException(context, exception);
    }
}
