using System.Security.Cryptography.X509Certificates;
using Sweep.Contracts.Transport;
using Sweep.Theory;

namespace Sweep.Contracts.Tests.Transport;

public sealed class CertificateAuthorityTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode ForAll = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Folder = OwnerOnly | UnixFileMode.UserExecute;

    private readonly TestAuthority authority = new();

    public void Dispose() => authority.Dispose();

    [Fact]
    public void Keys_are_for_their_owner_alone()
    {
        var node = authority.Issue("node-1");

        Assert.Equal([Folder, ForAll, OwnerOnly], Modes(authority.Folder, ".", "ca.crt", "ca.key"));
        Assert.Equal([Folder, ForAll, ForAll, OwnerOnly], Modes(node, ".", "ca.crt", "node.crt", "node.key"));
        Assert.Equal(["ca.crt", "node.crt", "node.key"], Directory.EnumerateFiles(node).Select(static file => Path.GetFileName(file)).Order());
    }

    [Fact]
    public void A_node_may_serve_and_ask_under_its_names()
    {
        using var node = Certificate(authority.Issue("node-1"), "node.crt");

        Assert.Equal("CN=node-1", node.Subject);
        Assert.True(node.MatchesHostname("node-1"));
        Assert.True(node.MatchesHostname("127.0.0.1"));
        Assert.False(node.MatchesHostname("node-2"));
        Assert.Equal(["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"], node.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>().Select(static use => use.Value));
        Assert.False(node.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
    }

    [Fact]
    public void The_chain_leads_to_the_authority_and_no_further()
    {
        using var node = Certificate(authority.Issue("node-1"), "node.crt");
        using var root = Certificate(authority.Folder, "ca.crt");
        using var chain = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } };
        chain.ChainPolicy.CustomTrustStore.Add(root);

        Assert.True(chain.Build(node));
        Assert.Equal([node.Thumbprint, root.Thumbprint], chain.ChainElements.Select(static element => element.Certificate.Thumbprint));
        var constraints = root.Extensions.OfType<X509BasicConstraintsExtension>().Single();
        Assert.Equal((true, true, 0), (constraints.CertificateAuthority, constraints.HasPathLengthConstraint, constraints.PathLengthConstraint));
        Assert.Equal(10 * 365, (root.NotAfter - root.NotBefore).TotalDays, tolerance: 4);
    }

    [Fact]
    public void An_authority_is_not_overwritten()
    {
        var before = File.ReadAllText(Path.Combine(authority.Folder, "ca.key"));

        var refused = Assert.Throws<InvalidSweepException>(() => CertificateAuthority.Create(authority.Folder, TimeProvider.System));

        Assert.StartsWith($"{authority.Folder}/ca.crt exists already, and nodes may use it; ", refused.Message);
        Assert.Equal(before, File.ReadAllText(Path.Combine(authority.Folder, "ca.key")));
    }

    [Fact]
    public void Half_an_authority_is_not_overwritten()
    {
        File.Delete(Path.Combine(authority.Folder, "ca.crt"));

        Assert.Contains("/ca.key exists already", Assert.Throws<InvalidSweepException>(() => CertificateAuthority.Create(authority.Folder, TimeProvider.System)).Message);
    }

    [Fact]
    public void A_node_is_renewed_in_its_folder_and_another_one_is_not_written_there()
    {
        var folder = authority.Issue("node-1");
        using var first = Certificate(folder, "node.crt");
        authority.Issue("node-1");
        using var second = Certificate(folder, "node.crt");
        Assert.NotEqual(first.SerialNumber, second.SerialNumber);

        using var open = CertificateAuthority.Open(authority.Folder, TimeProvider.System);
        Assert.Contains("exists already and is not this node's", Assert.Throws<InvalidSweepException>(() => open.Issue("node-2", [], 1, folder)).Message);
        Assert.Contains("has an authority's key", Assert.Throws<InvalidSweepException>(() => open.Issue("node-2", [], 1, authority.Folder)).Message);
    }

    [Fact]
    public void A_certificate_does_not_outlive_its_authority()
    {
        using var node = Certificate(authority.Issue("node-1", days: 20_000), "node.crt");
        using var root = Certificate(authority.Folder, "ca.crt");

        Assert.Equal(root.NotAfter, node.NotAfter);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-node")]
    [InlineData("node 1")]
    [InlineData("node,O=other")]
    [InlineData("../node")]
    [InlineData("node\n1")]
    public void A_name_that_cannot_be_one_is_refused(string name)
    {
        using var open = CertificateAuthority.Open(authority.Folder, TimeProvider.System);

        Assert.Contains("is not valid for a node", Assert.Throws<InvalidSweepException>(() => open.Issue(name, [], 1, "/nowhere")).Message);
    }

    [Theory]
    [InlineData("10.0.0.256")]
    [InlineData("*.example")]
    [InlineData("node 1")]
    public void An_address_that_cannot_be_one_is_refused(string address)
    {
        using var open = CertificateAuthority.Open(authority.Folder, TimeProvider.System);

        Assert.StartsWith($"--address {address} is not an address", Assert.Throws<InvalidSweepException>(() => open.Issue("node-1", [address], 1, "/nowhere")).Message);
    }

    [Fact]
    public void A_folder_without_an_authority_is_refused() =>
        Assert.StartsWith("/nowhere has no readable authority", Assert.Throws<InvalidSweepException>(() => CertificateAuthority.Open("/nowhere", TimeProvider.System)).Message);

    [Fact]
    public void A_key_of_another_authority_is_refused_and_not_quoted()
    {
        using var other = new TestAuthority();
        var key = File.ReadAllText(Path.Combine(other.Folder, "ca.key"));
        File.WriteAllText(Path.Combine(authority.Folder, "ca.key"), key);

        var refused = Assert.Throws<InvalidSweepException>(() => CertificateAuthority.Open(authority.Folder, TimeProvider.System));

        Assert.StartsWith($"{authority.Folder}/ca.key is not the key of {authority.Folder}/ca.crt", refused.Message);
        Assert.DoesNotContain(key.Split('\n')[1], refused.ToString());
    }

    [Fact]
    public void An_expired_authority_issues_nothing() =>
        Assert.Contains("has expired", Assert.Throws<InvalidSweepException>(() => CertificateAuthority.Open(authority.Folder, new MovedTime { By = TimeSpan.FromDays(3700) })).Message);

    private static IEnumerable<UnixFileMode> Modes(string folder, params IEnumerable<string> files) =>
        files.Select(file => new FileInfo(Path.Combine(folder, file)).UnixFileMode);

    private static X509Certificate2 Certificate(string folder, string name) => X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, name));
}
