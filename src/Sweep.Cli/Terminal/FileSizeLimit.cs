using System.Runtime.InteropServices;

namespace Sweep.Cli.Terminal;

/// <summary>Makes a write beyond the limit of a file's size (<c>ulimit -f</c>) fail; otherwise the system would end the process.</summary>
internal static class FileSizeLimit
{
    /// <summary>SIGXFSZ on Linux and on macOS.</summary>
    private const PosixSignal Exceeded = (PosixSignal)25;

    /// <returns>A handle that keeps the setting until it is disposed; null on a system without the limit.</returns>
    public static IDisposable? Survive() =>
        OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(Exceeded, static signal => signal.Cancel = true);
}
