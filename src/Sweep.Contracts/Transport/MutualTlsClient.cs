using Orleans.Configuration;
using Orleans.Hosting;

namespace Sweep.Contracts.Transport;

/// <summary>Mutual TLS for processes that call into a cluster.</summary>
public static class MutualTlsClient
{
    public static IClientBuilder UseMutualTls(this IClientBuilder client, ClusterCertificates certificates) =>
        client.Configure<ClientConnectionOptions>(options => options.ConfigureConnection(connection => MutualTls.UseAsClient(connection, certificates)));
}
