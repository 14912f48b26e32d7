using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Sweep.Theory;

namespace Sweep.Contracts.Transport;

/// <summary>The three files by which a node proves that it belongs to its cluster.</summary>
internal static class CertificateFolder
{
    public const string Authority = "ca.crt";
    public const string Certificate = "node.crt";
    public const string Key = "node.key";

    private const string Holds = "a node's certificate folder holds ca.crt, node.crt and node.key, as `sweep certificates issue NAME` writes them";

    /// <exception cref="UnfitEnvironmentException">A file is missing or cannot be read.</exception>
    public static CertificateTexts Read(string folder) =>
        Directory.Exists(folder)
            ? new(Read(folder, Authority), Read(folder, Certificate), Read(folder, Key))
            : throw new UnfitEnvironmentException($"the folder {folder} does not exist; {Holds}");

    /// <exception cref="UnfitEnvironmentException">The files do not fit together, or the certificate is not valid at <paramref name="now"/>.</exception>
    public static CertificateSet Parse(string folder, CertificateTexts texts, DateTimeOffset now)
    {
        var authorities = ReadCertificates(Path.Combine(folder, Authority), texts.Authority);
        var chain = ReadCertificates(Path.Combine(folder, Certificate), texts.Certificate);
        var set = new CertificateSet(WithKey(folder, texts), chain, authorities);
        if (set.Problem(now) is { } problem)
        {
            throw new UnfitEnvironmentException($"{Path.Combine(folder, Certificate)} {problem}");
        }

        return set;
    }

    private static string Read(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        try
        {
            return File.ReadAllText(path);
        }
        catch (FileNotFoundException missing)
        {
            throw new UnfitEnvironmentException($"{path} is missing; {Holds}", missing);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UnfitEnvironmentException($"{path} cannot be read; give the user of this process the right to read it", fault);
        }
    }

    private static X509Certificate2Collection ReadCertificates(string path, string text)
    {
        X509Certificate2Collection certificates = [];
        try
        {
            certificates.ImportFromPem(text);
        }
        catch (CryptographicException fault)
        {
            throw new UnfitEnvironmentException($"{path} is damaged; {Holds}", fault);
        }

        return certificates.Count > 0 ? certificates : throw new UnfitEnvironmentException($"{path} holds no certificate in PEM form; {Holds}");
    }

    private static X509Certificate2 WithKey(string folder, CertificateTexts texts)
    {
        var path = Path.Combine(folder, Key);
        if (!PemEncoding.TryFind(texts.Key, out var field) || !texts.Key.AsSpan()[field.Label].EndsWith("PRIVATE KEY", StringComparison.Ordinal))
        {
            throw new UnfitEnvironmentException($"{path} holds no private key in PEM form; {Holds}");
        }

        try
        {
            using var pem = X509Certificate2.CreateFromPem(texts.Certificate, texts.Key);

            // Windows serves TLS only with a key from its own store.
            return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            // The cause may quote the key, so it is not passed on.
            throw new UnfitEnvironmentException($"{path} is not the key of {Path.Combine(folder, Certificate)}; issue both together, the key without a password");
        }
    }
}

/// <summary>The contents of the files of a certificate folder. A class and not a record, because a record would print the secret.</summary>
internal sealed class CertificateTexts(string authority, string certificate, string key)
{
    public string Authority => authority;

    public string Certificate => certificate;

    public string Key => key;

    public bool Same(CertificateTexts other) => (authority, certificate, key) == (other.Authority, other.Certificate, other.Key);
}
