using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Sweep.Contracts.Transport;

/// <summary>Mutual TLS 1.3 below Orleans' own protocol: both sides show a certificate of the same authority before a byte of that protocol is read.</summary>
public static class MutualTls
{
    /// <summary>Secures connections on the side of the server.</summary>
    public static void UseAsServer(IConnectionBuilder connection, ClusterCertificates certificates) => Use(connection, certificates, isServer: true);

    /// <summary>Secures connections on the side of the client.</summary>
    public static void UseAsClient(IConnectionBuilder connection, ClusterCertificates certificates) => Use(connection, certificates, isServer: false);

    private static void Use(IConnectionBuilder connection, ClusterCertificates certificates, bool isServer)
    {
        var logger = connection.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(MutualTls).FullName!);
        var log = new RefusalLog(logger, certificates.Time);
        connection.Use(next => Wrap(next, certificates, isServer, log));
    }

    internal static ConnectionDelegate Wrap(ConnectionDelegate next, ClusterCertificates certificates, bool isServer, RefusalLog log) => async connection =>
    {
        var plain = connection.Transport;
        await using var secured = new SslStream(new DuplexPipeStream(plain), leaveInnerStreamOpen: true);
        if (await Handshake.RefusalAsync(secured, certificates.Current(log.Logger), certificates.Time, isServer, connection.ConnectionClosed) is { } reason)
        {
            log.Refused(connection.RemoteEndPoint, reason, isServer);
            connection.Abort(new ConnectionAbortedException(reason));
            return;
        }

        var input = PipeReader.Create(secured, new(leaveOpen: true));
        var output = PipeWriter.Create(secured, new(leaveOpen: true));
        connection.Transport = new SecuredPipe(input, output);
        try
        {
            await next(connection);
        }
        finally
        {
            connection.Transport = plain;
            await input.CompleteAsync();
            await output.CompleteAsync();
        }
    };

    private sealed record SecuredPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}

/// <summary>Mutual TLS for processes that call into a cluster.</summary>
public static class MutualTlsClient
{
    public static IClientBuilder UseMutualTls(this IClientBuilder client, ClusterCertificates certificates) =>
        client.Configure<ClientConnectionOptions>(options => options.ConfigureConnection(connection => MutualTls.UseAsClient(connection, certificates)));
}
