using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Sweep.Contracts.Transport;

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
