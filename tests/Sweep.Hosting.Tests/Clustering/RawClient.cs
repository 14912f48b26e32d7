using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Sweep.Contracts.Tests.Transport;
using Sweep.Contracts.Transport;

namespace Sweep.Hosting.Tests.Clustering;

/// <summary>Connections of those who do not play by the rules.</summary>
internal static class RawClient
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<TcpClient> ConnectAsync(int port)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, Cancellation);
        return client;
    }

    /// <summary>Whether the server hangs up on a client that accepts any server and shows these certificates, or none.</summary>
    public static async Task<bool> IsHungUpOnAsync(int port, ClusterCertificates? shown)
    {
        using var client = await ConnectAsync(port);
        await using var secured = new SslStream(client.GetStream());
        try
        {
            await secured.AuthenticateAsClientAsync(
                new()
                {
                    TargetHost = "sweep",
                    EnabledSslProtocols = SslProtocols.Tls13,
                    ClientCertificateContext = shown?.Current(new KeptLog()).Presented,
                    RemoteCertificateValidationCallback = static (_, _, _, _) => true,
                },
                Cancellation);
            return await secured.ReadAsync(new byte[1], Cancellation) == 0;
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException)
        {
            return true;
        }
    }
}
