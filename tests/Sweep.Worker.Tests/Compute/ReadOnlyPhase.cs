#pragma warning disable CA1416 // file modes: these tests are for Linux
using System.Diagnostics;

namespace Sweep.Worker.Tests.Compute;

/// <summary>A folder that may only be read until this is disposed: for root, whom file modes do not bind, by a mount.</summary>
internal sealed class ReadOnlyPhase : IDisposable
{
    private readonly string folder;
    private readonly UnixFileMode mode;

    public ReadOnlyPhase(string folder)
    {
        this.folder = folder;
        mode = File.GetUnixFileMode(folder);
        if (Environment.IsPrivilegedProcess)
        {
            Run("mount", "--bind", folder, folder);
            Run("mount", "-o", "remount,bind,ro", folder);
        }
        else
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    public void Dispose()
    {
        if (Environment.IsPrivilegedProcess)
        {
            Run("umount", folder);
        }
        else
        {
            File.SetUnixFileMode(folder, mode);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        var code = process.End();
        Assert.True(code == 0, $"{program} {string.Join(' ', arguments)} ended with {code}: as root these tests need to mount");
    }
}
