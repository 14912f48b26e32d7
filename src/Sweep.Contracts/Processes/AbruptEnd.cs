using System.Runtime.InteropServices;

namespace Sweep.Contracts.Processes;

/// <summary>
/// Ends the process while a native computation runs. An orderly exit would unload libtorch under the running thread, which sometimes
/// crashes and hides the exit code.
/// </summary>
public static class AbruptEnd
{
    public static void With(int exitCode)
    {
        Console.Out.Flush();
        Console.Error.Flush();
        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
        {
            ExitAtOnce(exitCode);
        }

        Environment.Exit(exitCode);
    }

    /// <summary>exit(2) without the handlers that libraries registered.</summary>
    [DllImport("libc", EntryPoint = "_exit")]
    private static extern void ExitAtOnce(int status);
}
