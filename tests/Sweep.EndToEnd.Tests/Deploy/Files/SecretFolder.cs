using System.Diagnostics;
using Sweep.EndToEnd.Tests.Architecture;

namespace Sweep.EndToEnd.Tests.Deploy.Files;

/// <summary>What deploy/compose/secrets makes, in a temporary folder.</summary>
internal sealed class SecretFolder : IDisposable
{
    public SecretFolder()
    {
        using var script = Process.Start(new ProcessStartInfo(Path.Combine(Repository.Root, "deploy/compose/secrets"), [Root]))!;
        Assert.Equal(0, script.End());
    }

    public string Root { get; } = Path.Combine(Path.GetTempPath(), $"sweep-secrets-{Guid.NewGuid():N}"[..26]);

    public IEnumerable<string> Names => Directory.EnumerateFiles(Root).Select(static file => Path.GetFileName(file));

    public IReadOnlyList<string> Passwords => [.. Names.Where(static name => name.EndsWith("-password", StringComparison.Ordinal)).Select(Read)];

    public string Read(string name) => File.ReadAllText(Path.Combine(Root, name)).Trim();

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
