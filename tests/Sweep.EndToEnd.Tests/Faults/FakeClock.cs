namespace Sweep.EndToEnd.Tests.Faults;

/// <summary>
/// Another time of day for one process and all that it starts, by Debian's package faketime. Its monotonic clock is off by as much,
/// which changes no duration; left alone, faketime's waits on it come out wrong.
/// </summary>
internal static class FakeClock
{
    private const string Library = "libfaketimeMT.so.1";

    public static Dictionary<string, string> Of(string offset)
    {
        var library = Directory.EnumerateDirectories("/usr/lib", "faketime", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, IgnoreInaccessible = true })
            .Select(static folder => Path.Combine(folder, Library))
            .FirstOrDefault(File.Exists);
        Assert.True(library is not null, $"this test needs {Library} to show a process another time: install Debian's package faketime");
        return new() { ["LD_PRELOAD"] = library!, ["FAKETIME"] = offset };
    }
}
