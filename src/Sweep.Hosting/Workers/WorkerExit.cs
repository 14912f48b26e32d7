using System.Globalization;

namespace Sweep.Hosting.Workers;

/// <summary>How a worker process ended.</summary>
/// <param name="Code">Exit code; 128 + n: ended by signal n.</param>
/// <param name="LastError">Last line on its standard error; may be empty.</param>
/// <param name="WasReady">Whether it had said hello to the cluster.</param>
internal sealed record WorkerExit(int Code, string LastError, bool WasReady)
{
    /// <summary>The worker's own word for "this machine cannot compute".</summary>
    public const int UnfitEnvironment = 5;

    public string Description => Code switch
    {
        137 => "was killed (signal 9), probably because memory ran out",
        139 => "crashed in native code (signal 11)",
        134 => "aborted in native code (signal 6)",
        6 => "ended itself because a native call did not come back in time",
        > 128 and < 160 => $"was ended by signal {(Code - 128).ToString(CultureInfo.InvariantCulture)}",
        _ => $"ended with exit code {Code.ToString(CultureInfo.InvariantCulture)}",
    };
}
