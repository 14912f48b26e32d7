using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Sweep.Learning.Tests.Training;

/// <summary>
/// A folder in which only a few thousand bytes fit: a small file system of its own where this user may mount one, and a limit on the
/// size of files that this process writes where not.
/// </summary>
internal sealed class FullDisk : IDisposable
{
    private const int FileSize = 1;
    private const int FileSizeExceeded = 25;
    private const ulong Room = 16 << 10;

    private readonly bool isMounted;
    private Limit before;

    public FullDisk()
    {
        isMounted = Run("mount", "-t", "tmpfs", "-o", $"size={Room}", "sweep-full-disk", Folder);
        if (!isMounted)
        {
            _ = Signal(FileSizeExceeded, 1);
            Assert.Equal(0, GetLimit(FileSize, out before));
            Assert.Equal(0, SetLimit(FileSize, before with { Soft = Room }));
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("sweep-full-").FullName;

    public void Dispose()
    {
        if (isMounted)
        {
            Assert.True(Run("umount", Folder));
        }
        else
        {
            Assert.Equal(0, SetLimit(FileSize, before));
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        return process.End() == 0;
    }

    [DllImport("libc", EntryPoint = "getrlimit")]
    private static extern int GetLimit(int resource, out Limit limit);

    [DllImport("libc", EntryPoint = "setrlimit")]
    private static extern int SetLimit(int resource, in Limit limit);

    [DllImport("libc", EntryPoint = "signal")]
    private static extern nint Signal(int signal, nint handler);

    [StructLayout(LayoutKind.Sequential)]
    private record struct Limit(ulong Soft, ulong Hard);
}
