using System.Runtime.InteropServices;

namespace Sweep.Cli.Terminal;

/// <summary>Lets a write fail that goes beyond what the process may write into one file (<c>ulimit -f</c>); the system would end the process otherwise.</summary>
internal static class FileSizeLimit
{
    /// <summary>SIGXFSZ on Linux and on macOS.</summary>
    private const PosixSignal Exceeded = (PosixSignal)25;

    /// <returns>Holds until it is disposed; null where there is no such limit.</returns>
    public static IDisposable? Survive() =>
        OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(Exceeded, static signal => signal.Cancel = true);
}
