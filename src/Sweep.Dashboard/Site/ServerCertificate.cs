using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Sweep.Theory;

namespace Sweep.Dashboard.Site;

/// <summary>The certificate that the dashboard shows to browsers, and its host names.</summary>
public static class ServerCertificate
{
    /// <param name="certificate">Path of a PEM file.</param>
    /// <param name="key">Path of the PEM file of its private key, without a password.</param>
    /// <exception cref="InvalidSweepException">The files cannot be read, or do not belong together.</exception>
    public static X509Certificate2 Read(string certificate, string key)
    {
        try
        {
            using var pem = X509Certificate2.CreateFromPemFile(certificate, key);

            // Windows serves TLS only with a key from its own store.
            return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidSweepException($"{(File.Exists(certificate) ? key : certificate)} cannot be read; give PEM files that this user may read", fault);
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            // The cause may quote the key, so it is not passed on.
            throw new InvalidSweepException($"{certificate} and {key} are not a certificate in PEM form with its private key, without a password");
        }
    }

    internal static IEnumerable<string> Names(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(static names => names.EnumerateDnsNames());
}
