using System.Collections.Concurrent;

namespace Sweep.Tests.Machine;

/// <summary>Programs that tests need and machines may lack. Where one is missing, its package is installed once; where that is impossible, the test says what would.</summary>
internal static class Needed
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Installed = new();

    /// <summary>Path of the first of these programs that the machine has.</summary>
    /// <param name="package">The Debian package of the first.</param>
    /// <exception cref="InvalidOperationException">It is missing and cannot be installed.</exception>
    public static Task<string> ProgramAsync(string package, params IReadOnlyList<string> programs) => FileAsync(package, () => OnPath(programs));

    /// <summary>Path of a file of a package.</summary>
    /// <exception cref="InvalidOperationException">It is missing and cannot be installed.</exception>
    public static async Task<string> FileAsync(string package, Func<string?> find) =>
        find() ?? await Installed.GetOrAdd(package, _ => new(() => new Apt().InstallAsync(package, find))).Value;

    private static string? OnPath(IReadOnlyList<string> programs)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Concat(["/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin", "/snap/bin"]);
        return (from program in programs from folder in folders select Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }
}
