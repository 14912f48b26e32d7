namespace Sweep.EndToEnd.Tests.Faults;

/// <summary>
/// Another time of day for one process and all that it starts, by Debian's package faketime. Its monotonic clock is off by as much,
/// which changes no duration; left alone, faketime's waits on it come out wrong.
/// </summary>
internal static class FakeClock
{
    private const string Library = "libfaketimeMT.so.1";

    public static async Task<Dictionary<string, string>> OfAsync(string offset) =>
        new() { ["LD_PRELOAD"] = await Needed.FileAsync("faketime", FindLibrary), ["FAKETIME"] = offset };

    private static string? FindLibrary() =>
        Directory.EnumerateDirectories("/usr/lib", "faketime", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, IgnoreInaccessible = true })
            .Select(static folder => Path.Combine(folder, Library))
            .FirstOrDefault(File.Exists);
}
