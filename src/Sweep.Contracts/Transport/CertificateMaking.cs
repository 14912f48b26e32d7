using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Sweep.Contracts.Transport;

/// <summary>Makes the certificates of a cluster: P-256 keys, an authority that signs nodes only, nodes that are servers and clients.</summary>
internal static class CertificateMaking
{
    /// <summary>Clocks of a cluster may differ, so a new certificate is valid from a moment before now.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    public static X509Certificate2 Authority(ECDsa key, DateTimeOffset now, int years)
    {
        // Every authority has a different name, or a chain could lead to the wrong one.
        var request = new CertificateRequest($"CN=Sweep cluster authority {RandomNumberGenerator.GetHexString(8, lowercase: true)}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(now - Grace, now.AddYears(years));
    }

    public static X509Certificate2 Node(X509Certificate2 authority, ECDsa key, NodeNames names, DateTimeOffset now, int days)
    {
        var request = new CertificateRequest($"CN={names.Name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([CertificateSet.ServerUse, CertificateSet.ClientUse], critical: false));
        request.CertificateExtensions.Add(names.Extension());
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));

        // A certificate is valid only within the validity of its authority.
        var from = Later(now - Grace, new(authority.NotBefore.ToUniversalTime()));
        var until = Earlier(now.AddDays(days), new(authority.NotAfter.ToUniversalTime()));
        return request.Create(authority, from, until, RandomNumberGenerator.GetBytes(16));
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
