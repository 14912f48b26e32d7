namespace Sweep.Learning.Native;

/// <summary>Where the native libraries of this program lie.</summary>
internal static class NativeFolders
{
    /// <summary>The build keeps them per platform, a publish for one platform beside the program.</summary>
    private static readonly string[] Candidates =
    [
        Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native"),
        AppContext.BaseDirectory,
    ];

    /// <summary>Full path of a library, or null.</summary>
    public static string? Find(string fileName) =>
        Candidates.Select(folder => Path.Combine(folder, fileName)).FirstOrDefault(File.Exists);
}
