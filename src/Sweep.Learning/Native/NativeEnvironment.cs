using System.Runtime.InteropServices;

namespace Sweep.Learning.Native;

/// <summary>Sets environment variables for native code; the runtime's own setter affects managed code only.</summary>
internal static partial class NativeEnvironment
{
    public static void Set(string name, string value)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetVariable(name, value, 1);
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}

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
