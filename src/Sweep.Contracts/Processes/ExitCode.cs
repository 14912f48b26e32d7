using System.Runtime.InteropServices;

namespace Sweep.Contracts.Processes;

/// <summary>Exit codes of the processes of this program: <c>sweep</c>, its silos and its workers. The README lists those of <c>sweep</c>.</summary>
public static class ExitCode
{
    /// <summary>Done, and nothing was refuted.</summary>
    public const int Done = 0;

    /// <summary>A fault of this program: it should never be seen.</summary>
    public const int Bug = 1;

    /// <summary>The sweep file or the arguments are wrong.</summary>
    public const int Invalid = 2;

    /// <summary>Some trials failed for good, or a control of the sweep failed.</summary>
    public const int Failed = 3;

    /// <summary>A prediction was refuted.</summary>
    public const int Refuted = 4;

    /// <summary>The environment lacks something: no PostgreSQL, no device, a port in use, a full disk.</summary>
    public const int Unfit = 5;

    /// <summary>Of a worker: a native call did not return long after its time limit.</summary>
    public const int Overrun = 6;

    /// <summary>Of a worker: the process that started it is gone.</summary>
    public const int Orphaned = 7;

    /// <summary>Of a worker: it has measured enough trials for one process, and a fresh process is to replace it.</summary>
    public const int Recycled = 8;

    /// <summary>Of a silo: the other silos declared it dead, or it cannot go on for another reason.</summary>
    public const int CannotGoOn = 9;

    /// <summary>Interrupted; the state is kept and the same command resumes.</summary>
    public const int Interrupted = 130;

    /// <summary>Added to the number of the signal that ended a process.</summary>
    public const int Signal = 128;
}

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
