using Sweep.Contracts.Transport;
using Sweep.Theory;

namespace Sweep.Contracts.Tests.Transport;

public sealed class ClusterCertificatesTests : IDisposable
{
    private readonly TestAuthority authority = new();
    private readonly TestAuthority foreign = new();
    private readonly KeptLog log = new();

    public void Dispose()
    {
        authority.Dispose();
        foreign.Dispose();
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_named() =>
        Assert.StartsWith("the folder /nowhere/node-1 does not exist; a node's certificate folder holds ca.crt, node.crt and node.key", Refused("/nowhere/node-1"));

    [Theory]
    [InlineData("ca.crt")]
    [InlineData("node.crt")]
    [InlineData("node.key")]
    public void A_missing_file_is_named(string file)
    {
        var folder = authority.Issue("node-1");
        File.Delete(Path.Combine(folder, file));

        Assert.StartsWith($"{folder}/{file} is missing; ", Refused(folder));
    }

    [Theory]
    [InlineData("ca.crt", "no PEM", "holds no certificate in PEM form")]
    [InlineData("node.crt", "no PEM", "holds no certificate in PEM form")]
    [InlineData("node.key", "no PEM", "holds no private key in PEM form")]
    [InlineData("node.crt", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "is damaged")]
    [InlineData("node.key", "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----", "is not the key of")]
    [InlineData("node.key", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nc2VjcmV0\n-----END ENCRYPTED PRIVATE KEY-----", "is not the key of")]
    public void A_file_with_something_else_is_named_and_not_quoted(string file, string content, string problem)
    {
        var folder = authority.Issue("node-1");
        File.WriteAllText(Path.Combine(folder, file), content);

        var refused = Assert.Throws<UnfitEnvironmentException>(() => ClusterCertificates.Open(folder, TimeProvider.System));
        Assert.StartsWith($"{folder}/{file} {problem}", refused.Message);
        Assert.DoesNotContain("c2VjcmV0", refused.ToString());
    }

    [Fact]
    public void A_key_of_another_certificate_is_named()
    {
        var folder = authority.Issue("node-1");
        File.Copy(Path.Combine(authority.Issue("node-2"), "node.key"), Path.Combine(folder, "node.key"), overwrite: true);

        Assert.StartsWith($"{folder}/node.key is not the key of {folder}/node.crt; ", Refused(folder));
    }

    [Fact]
    public void A_certificate_of_another_authority_is_named()
    {
        var folder = authority.Issue("node-1");
        File.Copy(Path.Combine(foreign.Issue("node-1"), "ca.crt"), Path.Combine(folder, "ca.crt"), overwrite: true);

        Assert.StartsWith($"{folder}/node.crt was not issued by the authority in ca.crt; ", Refused(folder));
    }

    [Fact]
    public void A_certificate_that_has_expired_is_named() =>
        Assert.Matches("/node.crt expired on 20[0-9-]+ [0-9:]+ UTC; issue a new one", Refused(authority.Issue("node-1", age: 20)));

    [Fact]
    public void A_certificate_from_the_future_points_to_the_clock()
    {
        var folder = authority.Issue("node-1");

        var refused = Assert.Throws<UnfitEnvironmentException>(() => ClusterCertificates.Open(folder, new MovedTime { By = TimeSpan.FromDays(-1) }));
        Assert.Contains("is valid only from", refused.Message);
        Assert.Contains("check this machine's clock", refused.Message);
    }

    [Fact]
    public void A_clock_that_is_slow_by_minutes_accepts_a_fresh_certificate() =>
        ClusterCertificates.Open(authority.Issue("node-1"), new MovedTime { By = TimeSpan.FromMinutes(-10) });

    [Fact]
    public void Renewed_files_are_used_from_then_on()
    {
        var time = new MovedTime();
        var certificates = ClusterCertificates.Open(authority.Issue("node-1"), time);
        var before = certificates.Current(log);
        Assert.Same(before, certificates.Current(log));

        authority.Issue("node-1");
        time.By += TimeSpan.FromSeconds(2);

        Assert.NotEqual(Serial(before), Serial(certificates.Current(log)));
        Assert.Single(log.Of(303));
    }

    [Fact]
    public void Bad_new_files_leave_the_old_ones_in_use_with_one_warning()
    {
        var time = new MovedTime();
        var folder = authority.Issue("node-1");
        var certificates = ClusterCertificates.Open(folder, time);
        var before = certificates.Current(log);

        File.WriteAllText(Path.Combine(folder, "node.crt"), "half a file");
        for (var look = 0; look < 3; look++)
        {
            time.By += TimeSpan.FromSeconds(2);
            Assert.Same(before, certificates.Current(log));
        }

        Assert.Contains("the old ones stay in use", Assert.Single(log.Of(304)));

        authority.Issue("node-2");
        foreach (var file in (string[])["node.crt", "node.key"])
        {
            File.Copy(Path.Combine(folder, "..", "node-2", file), Path.Combine(folder, file), overwrite: true);
        }

        time.By += TimeSpan.FromSeconds(2);
        Assert.Equal("CN=node-2", certificates.Current(log).Presented.TargetCertificate.Subject);
    }

    private static string Refused(string folder) =>
        Assert.Throws<UnfitEnvironmentException>(() => ClusterCertificates.Open(folder, TimeProvider.System)).Message;

    private static string Serial(CertificateSet set) => set.Presented.TargetCertificate.SerialNumber;
}
