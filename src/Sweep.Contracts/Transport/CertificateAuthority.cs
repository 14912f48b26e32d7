using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Sweep.Theory;

namespace Sweep.Contracts.Transport;

/// <summary>A cluster's own authority. Its key decides which nodes belong to the cluster.</summary>
public sealed class CertificateAuthority : IDisposable
{
    private const string CertificateFile = "ca.crt";
    private const string KeyFile = "ca.key";
    private const int Years = 10;

    private readonly X509Certificate2 certificate;
    private readonly string folder;
    private readonly TimeProvider time;

    private CertificateAuthority(X509Certificate2 certificate, string folder, TimeProvider time) =>
        (this.certificate, this.folder, this.time) = (certificate, folder, time);

    /// <summary>Makes an authority: ca.crt, which every node gets, and ca.key, which never leaves the folder.</summary>
    /// <exception cref="InvalidSweepException">The folder has an authority already, or cannot be written to.</exception>
    public static void Create(string folder, TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = CertificateMaking.Authority(key, time.GetUtcNow(), Years);
        foreach (var name in (ReadOnlySpan<string>)[CertificateFile, KeyFile])
        {
            if (Path.Exists(Path.Combine(folder, name)))
            {
                throw new InvalidSweepException(
                    $"{Path.Combine(folder, name)} exists already, and nodes may use it; name another folder with --out, or issue certificates with --authority {folder}");
            }
        }

        KeyFiles.WriteNew(folder, (KeyFile, key.ExportPkcs8PrivateKeyPem(), Secret: true), (CertificateFile, certificate.ExportCertificatePem(), Secret: false));
    }

    /// <exception cref="InvalidSweepException">There is no such authority, or it has expired.</exception>
    public static CertificateAuthority Open(string folder, TimeProvider time)
    {
        var (certificatePath, keyPath) = (Path.Combine(folder, CertificateFile), Path.Combine(folder, KeyFile));
        X509Certificate2 certificate;
        try
        {
            certificate = X509Certificate2.CreateFromPem(File.ReadAllText(certificatePath), File.ReadAllText(keyPath));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidSweepException(
                $"{folder} has no readable authority (ca.crt and ca.key); name its folder with --authority, or make one with `sweep certificates init --out DIR`");
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            // The cause may quote the key: it is not passed on.
            throw new InvalidSweepException($"{keyPath} is not the key of {certificatePath}; restore the files that `sweep certificates init` wrote together");
        }

        return certificate.NotAfter.ToUniversalTime() > time.GetUtcNow().UtcDateTime
            ? new(certificate, folder, time)
            : throw new InvalidSweepException($"{certificatePath} has expired; make a new authority with `sweep certificates init --out DIR` and issue every node's certificate again");
    }

    /// <summary>Writes a node's folder: ca.crt, node.crt and node.key. A node's earlier certificate is replaced, another node's is not.</summary>
    /// <returns>The end of the certificate's validity.</returns>
    /// <exception cref="InvalidSweepException">A name or an address is not valid, or the folder is another node's.</exception>
    public DateTimeOffset Issue(string name, IReadOnlyList<string> addresses, int days, string target)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var issued = CertificateMaking.Node(certificate, key, NodeNames.Of(name, addresses), time.GetUtcNow(), days);
        RefuseWhatIsAnothers(target, issued.Subject);
        KeyFiles.Replace(
            target,
            (CertificateFolder.Key, key.ExportPkcs8PrivateKeyPem(), Secret: true),
            (CertificateFolder.Certificate, issued.ExportCertificatePem(), Secret: false),
            (CertificateFolder.Authority, certificate.ExportCertificatePem(), Secret: false));
        return issued.NotAfter.ToUniversalTime();
    }

    public void Dispose() => certificate.Dispose();

    private void RefuseWhatIsAnothers(string target, string subject)
    {
        if (Path.GetFullPath(target) == Path.GetFullPath(folder) || File.Exists(Path.Combine(target, KeyFile)))
        {
            throw new InvalidSweepException($"{target} has an authority's key, which no node may have; name a folder for this node alone with --out");
        }

        var present = Path.Combine(target, CertificateFolder.Certificate);
        if (!File.Exists(present))
        {
            return;
        }

        try
        {
            using var earlier = X509CertificateLoader.LoadCertificateFromFile(present);
            if (earlier.Subject == subject)
            {
                return;
            }
        }
        catch (CryptographicException)
        {
            // The file is not this node's certificate.
        }

        throw new InvalidSweepException($"{present} exists already and is not this node's; name a folder for this node alone with --out");
    }
}

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
