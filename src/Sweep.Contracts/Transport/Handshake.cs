using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

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

/// <summary>Explains in words why a certificate is refused.</summary>
internal static class ChainText
{
    public static bool IsAboutUse(X509Chain chain) => Statuses(chain) == X509ChainStatusFlags.NotValidForUsage;

    /// <summary>Returns null if the certificate is accepted.</summary>
    /// <remarks>A name that differs from the address is no reason: peers are addressed by IP, and the cluster's own authority has signed all of them.</remarks>
    public static string? Refusal(X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) || chain is null)
        {
            return "no certificate was shown";
        }

        return Statuses(chain) switch
        {
            X509ChainStatusFlags.NoError => errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) ? "the certificate cannot be checked" : null,
            var status when status.HasFlag(X509ChainStatusFlags.PartialChain) || status.HasFlag(X509ChainStatusFlags.UntrustedRoot)
                || status.HasFlag(X509ChainStatusFlags.NotSignatureValid) => "the certificate is of another authority",
            var status when status.HasFlag(X509ChainStatusFlags.NotTimeValid) => "the certificate has expired or is not valid yet",
            var status when status.HasFlag(X509ChainStatusFlags.NotValidForUsage) => "the certificate is not made for this use",
            var status => $"the certificate is not accepted ({status})",
        };
    }

    private static X509ChainStatusFlags Statuses(X509Chain chain) =>
        chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, static (all, one) => all | one.Status);
}
