using System.Globalization;
using Sweep.Contracts.Processes;

namespace Sweep.Hosting.Processes;

/// <summary>The end of a child process.</summary>
/// <param name="Code">Exit code; 128 + n: signal n ended it.</param>
/// <param name="LastError">Last line of its standard error; may be empty.</param>
/// <param name="WasReady">Whether it had printed that it is ready.</param>
internal sealed record ChildExit(int Code, string LastError, bool WasReady)
{
    /// <summary>Signal numbers end here; a larger exit code is the program's own.</summary>
    private const int LastSignal = 31;

    public string Description => Code switch
    {
        137 => "was killed (signal 9), probably because memory ran out",
        139 => "crashed in native code (signal 11)",
        134 => "aborted (signal 6)",
        ExitCode.CannotGoOn => "could not go on",
        ExitCode.Overrun => "ended itself because a native call did not return in time",
        > ExitCode.Signal and <= ExitCode.Signal + LastSignal => $"was ended by signal {(Code - ExitCode.Signal).ToString(CultureInfo.InvariantCulture)}",
        _ => $"ended with exit code {Code.ToString(CultureInfo.InvariantCulture)}",
    };
}
