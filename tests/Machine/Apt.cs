using System.ComponentModel;
using System.Diagnostics;

namespace Sweep.Tests.Machine;

/// <summary>Debian's packages, installed by root or by who may become root without a password.</summary>
/// <param name="command">The program that installs.</param>
internal sealed class Apt(string command = "apt-get")
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    // One for each user: what another one made cannot be opened.
    private static readonly string LockFile = Path.Combine(Path.GetTempPath(), $"sweep-tests-packages-{Environment.UserName}.lock");

    /// <summary>Installs the package unless somebody else did meanwhile; its lists are read anew where the first try fails.</summary>
    /// <returns>What was looked for.</returns>
    public async Task<string> InstallAsync(string package, Func<string?> find)
    {
        await using var turn = await TurnAsync(package);
        if (find() is { } found)
        {
            return found;
        }

        string[] install = ["install", "--yes", "--quiet", package];
        var said = await RunAsync(package, install);
        if (find() is null && said is not null)
        {
            said = await RunAsync(package, "update", "--quiet") ?? await RunAsync(package, install);
        }

        return find() ?? throw Missing(package, said ?? "the package is there, and what it should hold is not");
    }

    /// <returns>Null when it went well, or what it said.</returns>
    private async Task<string?> RunAsync(string package, params IEnumerable<string> arguments)
    {
        string[] root = Environment.IsPrivilegedProcess ? [] : ["sudo", "--non-interactive"];
        string[] words = [.. root, "env", "DEBIAN_FRONTEND=noninteractive", command, "-o", "DPkg::Lock::Timeout=600", .. arguments];
        try
        {
            using var process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
            process.StandardInput.Close();
            var (code, output, errors) = await process.ReadToEndAsync(Longest);
            return code == 0 ? null : string.Join(' ', $"{errors}{output}".Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(3));
        }
        catch (Win32Exception)
        {
            throw Missing(package, $"{words[0]} is missing, too");
        }
    }

    private static InvalidOperationException Missing(string package, string reason) =>
        new($"a test needs Debian's package {package}, and it cannot be installed ({reason}); as root: apt-get update && apt-get install --yes {package}");

    /// <summary>Test assemblies run at once, and so do their classes: one installs, the others wait and find it done.</summary>
    private static async Task<FileStream> TurnAsync(string package)
    {
        using var limit = new CancellationTokenSource(Longest);
        while (true)
        {
            try
            {
                return new(LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (!limit.IsCancellationRequested)
            {
                await Task.Delay(200, CancellationToken.None);
            }
            catch (IOException)
            {
                throw Missing(package, $"another process holds {LockFile}");
            }
        }
    }
}
