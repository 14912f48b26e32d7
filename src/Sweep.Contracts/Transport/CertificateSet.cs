using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Sweep.Contracts.Transport;

/// <summary>A node's own certificate and the authorities whose certificates it trusts.</summary>
internal sealed class CertificateSet
{
    internal static readonly Oid ServerUse = new("1.3.6.1.5.5.7.3.1");
    internal static readonly Oid ClientUse = new("1.3.6.1.5.5.7.3.2");

    private readonly X509Certificate2 own;
    private readonly X509Certificate2Collection chain;
    private readonly X509Certificate2Collection authorities;

    /// <param name="chain">Content of node.crt: the own certificate, and those between it and the authority.</param>
    public CertificateSet(X509Certificate2 own, X509Certificate2Collection chain, X509Certificate2Collection authorities)
    {
        (this.own, this.chain, this.authorities) = (own, chain, authorities);

        // Offline: no address in a certificate is fetched.
        Presented = SslStreamCertificateContext.Create(own, chain, offline: true);
    }

    /// <summary>The certificate context that is shown to peers.</summary>
    public SslStreamCertificateContext Presented { get; }

    /// <summary>Returns the policy for a peer's certificate.</summary>
    /// <param name="server">Whether the peer is the server of the connection.</param>
    public X509ChainPolicy PolicyFor(bool server, DateTimeOffset now)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = now.UtcDateTime,
            VerificationTimeIgnored = false,
        };
        policy.CustomTrustStore.AddRange(authorities);
        policy.ApplicationPolicy.Add(server ? ServerUse : ClientUse);
        return policy;
    }

    /// <summary>Returns why peers would refuse the own certificate, and a remedy; null if they accept it.</summary>
    public string? Problem(DateTimeOffset now)
    {
        if (now < own.NotBefore)
        {
            return $"is valid only from {Day(own.NotBefore)} on; check this machine's clock, or issue a new one";
        }

        if (now > own.NotAfter)
        {
            return $"expired on {Day(own.NotAfter)}; issue a new one with `sweep certificates issue`";
        }

        using var verification = new X509Chain();
        foreach (var server in (ReadOnlySpan<bool>)[true, false])
        {
            verification.ChainPolicy = PolicyFor(server, now);
            verification.ChainPolicy.ExtraStore.AddRange(chain);
            if (!verification.Build(own))
            {
                return ChainText.IsAboutUse(verification)
                    ? $"may not be used by {(server ? "servers" : "clients")}; a node is both, so issue it with `sweep certificates issue`"
                    : "was not issued by the authority in ca.crt; take both files from the same `sweep certificates issue`";
            }
        }

        return null;
    }

    private static string Day(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
