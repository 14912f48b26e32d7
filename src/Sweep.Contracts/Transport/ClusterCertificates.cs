using Microsoft.Extensions.Logging;
using Sweep.Theory;

namespace Sweep.Contracts.Transport;

/// <summary>
/// The certificates in a node's folder, as they are now: what was renewed on disk is used by connections made afterwards. New
/// files that do not work leave the old ones in use, with a warning.
/// </summary>
public sealed class ClusterCertificates
{
    /// <summary>Default of how long files are not looked at again: connections may come by the thousand.</summary>
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
                // Remembered even when it does not work: one warning a change is enough.
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
