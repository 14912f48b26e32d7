using Microsoft.Extensions.Logging;
using Sweep.Theory;

namespace Sweep.Contracts.Transport;

/// <summary>
/// The present certificates in a node's folder: later connections use a renewed certificate. New
/// files that do not work cause a warning, and the old ones stay in use.
/// </summary>
public sealed class ClusterCertificates
{
    /// <summary>Default time between two reads of the files, because there may be thousands of connections.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly Lock turn = new();
    private readonly string folder;
    private CertificateTexts seen;
    private CertificateSet current;
    private long looked;

    private ClusterCertificates(string folder, TimeProvider time)
    {
        (this.folder, Time) = (folder, time);
        seen = CertificateFolder.Read(folder);
        current = CertificateFolder.Parse(folder, seen, time.GetUtcNow());
        looked = time.GetTimestamp();
    }

    internal TimeProvider Time { get; }

    /// <exception cref="UnfitEnvironmentException">A file is missing, is not PEM, does not fit the others, or has expired.</exception>
    public static ClusterCertificates Open(string folder, TimeProvider time) => new(folder, time);

    internal CertificateSet Current(ILogger logger)
    {
        lock (turn)
        {
            if (Time.GetElapsedTime(looked) >= Rest)
            {
                looked = Time.GetTimestamp();
                LookAgain(logger);
            }

            return current;
        }
    }

    private void LookAgain(ILogger logger)
    {
        try
        {
            var found = CertificateFolder.Read(folder);
            if (!found.Same(seen))
            {
                // Remembered even if it does not work, because one warning for each change is enough.
                seen = found;
                current = CertificateFolder.Parse(folder, found, Time.GetUtcNow());
                logger.CertificatesRenewed(folder);
            }
        }
        catch (UnfitEnvironmentException fault)
        {
            logger.RenewalFailed(fault.Message);
        }
    }
}
