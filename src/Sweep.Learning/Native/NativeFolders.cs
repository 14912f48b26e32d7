namespace Sweep.Learning.Native;

/// <summary>The folders of this program's native libraries.</summary>
internal static class NativeFolders
{
    /// <summary>A build has one folder for each platform; a publish for one platform has them beside the program.</summary>
    private static readonly string[] Candidates =
    [
        Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native"),
        AppContext.BaseDirectory,
    ];

    /// <summary>Returns the full path of a library, or null.</summary>
    public static string? Find(string fileName) =>
        Candidates.Select(folder => Path.Combine(folder, fileName)).FirstOrDefault(File.Exists);
}
