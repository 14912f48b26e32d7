using Sweep.Cli.Terminal;

namespace Sweep.Cli.Tests.Cluster;

public sealed class CertificatesCommandTests : IDisposable
{
    private readonly ShellForTests shell = new();
    private readonly string root = Directory.CreateTempSubdirectory("sweep-certificates-").FullName;

    private string Authority => Path.Combine(root, "authority");

    private string Node => Path.Combine(root, "node-1");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task An_authority_and_a_node_are_made_by_two_commands()
    {
        Assert.Equal(ExitCode.Done, await shell.RunAsync("certificates", "init", "--out", Authority));
        Assert.Equal(ExitCode.Done, await shell.RunAsync("certificates", "issue", "node-1", "--authority", Authority, "--out", Node, "--address", "10.0.0.5", "--address", "node-1.example", "--days", "30"));

        Assert.StartsWith($"made an authority in {Authority}; ", shell.Output);
        Assert.Contains($"made the certificate of node-1 in {Node}, valid until ", shell.Output);
        Assert.Equal(["ca.crt", "ca.key"], Files(Authority));
        Assert.Equal(["ca.crt", "node.crt", "node.key"], Files(Node));
        Contracts.Transport.ClusterCertificates.Open(Node, TimeProvider.System);
    }

    [Fact]
    public async Task Secrets_are_not_printed()
    {
        await shell.RunAsync("certificates", "init", "--out", Authority);
        await shell.RunAsync("certificates", "issue", "node-1", "--authority", Authority, "--out", Node);

        var secrets = File.ReadLines(Path.Combine(Authority, "ca.key")).Concat(File.ReadLines(Path.Combine(Node, "node.key")));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, shell.Output + shell.Error));
    }

    [Fact]
    public async Task A_second_authority_in_the_same_folder_is_refused()
    {
        await shell.RunAsync("certificates", "init", "--out", Authority);

        Assert.Equal(ExitCode.Invalid, await shell.RunAsync("certificates", "init", "--out", Authority));

        Assert.StartsWith($"sweep: {Authority}/ca.crt exists already, and nodes may use it; name another folder with --out", shell.Error);
    }

    [Theory]
    [InlineData("node 1", "the name node 1 is not valid for a node")]
    [InlineData("node-1", "has no readable authority")]
    public async Task What_cannot_be_issued_is_refused_with_what_would_work(string name, string reason)
    {
        if (name != "node-1")
        {
            await shell.RunAsync("certificates", "init", "--out", Authority);
        }

        Assert.Equal(ExitCode.Invalid, await shell.RunAsync("certificates", "issue", name, "--authority", Authority, "--out", Node));

        Assert.Contains(reason, shell.Error);
        Assert.False(Directory.Exists(Node));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_refused()
    {
        Assert.Equal(ExitCode.Invalid, await shell.RunAsync("certificates", "init", "--out", "/proc/authority"));

        Assert.StartsWith("sweep: cannot write to /proc/authority: ", shell.Error);
        Assert.EndsWith("; name another folder with --out", shell.Error.TrimEnd());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("3651")]
    public async Task A_validity_out_of_range_is_refused(string days)
    {
        Assert.Equal(ExitCode.Invalid, await shell.RunAsync("certificates", "issue", "node-1", "--authority", Authority, "--out", Node, "--days", days));

        Assert.Contains($"--days {days} is out of range; a number from 1 to 3650 works", shell.Error);
    }

    private static IEnumerable<string?> Files(string folder) => Directory.EnumerateFileSystemEntries(folder).Select(static file => Path.GetFileName(file)).Order();
}
