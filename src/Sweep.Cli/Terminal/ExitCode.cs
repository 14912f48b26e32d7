namespace Sweep.Cli.Terminal;

/// <summary>What the process tells its caller; listed in the README.</summary>
internal static class ExitCode
{
    /// <summary>Done, and nothing was refuted.</summary>
    public const int Done = 0;

    /// <summary>A fault of this program: it should never be seen.</summary>
    public const int Bug = 1;

    /// <summary>The sweep file or the arguments are wrong.</summary>
    public const int Invalid = 2;

    /// <summary>Some trials failed for good, or a control of the sweep did not come out as it must.</summary>
    public const int Failed = 3;

    /// <summary>A prediction was refuted.</summary>
    public const int Refuted = 4;

    /// <summary>The environment cannot do it: no PostgreSQL, no device, a port in use, a full disk.</summary>
    public const int Unfit = 5;

    /// <summary>Interrupted; the state is kept and the same command resumes.</summary>
    public const int Interrupted = 130;
}
