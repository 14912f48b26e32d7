using System.Net.Security;
using System.Security.Authentication;

namespace Sweep.Contracts.Transport;

/// <summary>The first exchange of a connection, in which both sides prove who they are.</summary>
internal static class Handshake
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Returns null if the connection is secured, else the reason.</summary>
    public static async Task<string?> RefusalAsync(
        SslStream stream, CertificateSet certificates, TimeProvider time, bool isServer, CancellationToken closed)
    {
        string? refusal = null;
        using var late = new CancellationTokenSource(Patience, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, closed);
        try
        {
            var policy = certificates.PolicyFor(server: !isServer, time.GetUtcNow());
            RemoteCertificateValidationCallback check = (_, _, chain, errors) => (refusal = ChainText.Refusal(chain, errors)) is null;
            await (isServer
                ? stream.AuthenticateAsServerAsync(new()
                {
                    ServerCertificateContext = certificates.Presented,
                    ClientCertificateRequired = true,
                    CertificateChainPolicy = policy,
                    EnabledSslProtocols = SslProtocols.Tls13,
                    RemoteCertificateValidationCallback = check,
                    AllowTlsResume = false,
                }, end.Token)
                : stream.AuthenticateAsClientAsync(new()
                {
                    TargetHost = "sweep",
                    ClientCertificateContext = certificates.Presented,
                    CertificateChainPolicy = policy,
                    EnabledSslProtocols = SslProtocols.Tls13,
                    RemoteCertificateValidationCallback = check,
                    AllowTlsResume = false,
                }, end.Token));
            return null;
        }
        catch (OperationCanceledException)
        {
            return late.IsCancellationRequested ? $"no TLS handshake within {Patience.TotalSeconds:0} s" : "the connection was closed before its TLS handshake";
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException or InvalidOperationException or ObjectDisposedException)
        {
            return refusal ?? (exception is AuthenticationException ? "the TLS 1.3 handshake failed" : "the connection was closed before its TLS handshake");
        }
    }
}
