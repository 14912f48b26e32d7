using Orleans.Configuration;
using Sweep.Contracts.Transport;

namespace Sweep.Hosting.Clustering;

/// <summary>Mutual TLS for silos: between them, and for clients of the cluster.</summary>
public static class MutualTlsSilo
{
    public static ISiloBuilder UseMutualTls(this ISiloBuilder silo, ClusterCertificates certificates) =>
        silo.Configure<SiloConnectionOptions>(options =>
        {
            options.ConfigureSiloInboundConnection(connection => MutualTls.UseAsServer(connection, certificates));
            options.ConfigureSiloOutboundConnection(connection => MutualTls.UseAsClient(connection, certificates));
            options.ConfigureGatewayInboundConnection(connection => MutualTls.UseAsServer(connection, certificates));
        });
}
