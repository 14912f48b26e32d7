using Sweep.Contracts.Transport;

namespace Sweep.Contracts.Tests.Transport;

/// <summary>An authority in a temporary folder, and the folders of nodes that it issues certificates for.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("sweep-certificates-").FullName;

    public TestAuthority() => CertificateAuthority.Create(Folder, new MovedTime { By = TimeSpan.FromDays(-30) });

    public string Folder => Path.Combine(root, "authority");

    /// <summary>A node's folder.</summary>
    /// <param name="age">Days since the issue.</param>
    public string Issue(string name, int age = 0, int days = 10)
    {
        var time = new MovedTime { By = TimeSpan.FromDays(-age) };
        var folder = Path.Combine(root, name);
        using var authority = CertificateAuthority.Open(Folder, time);
        authority.Issue(name, ["127.0.0.1"], days, folder);
        return folder;
    }

    public ClusterCertificates Certificates(string name) => ClusterCertificates.Open(Issue(name), TimeProvider.System);

    /// <summary>As a node would show them that was started in time and has not been given others since.</summary>
    public ClusterCertificates ExpiredCertificates(string name)
    {
        var time = new MovedTime { By = TimeSpan.FromDays(-20) };
        var certificates = ClusterCertificates.Open(Issue(name, age: 20), time);
        time.By = TimeSpan.Zero;
        return certificates;
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
