using System.Globalization;

namespace Sweep.Hosting.Processes;

/// <summary>How a child process ended.</summary>
/// <param name="Code">Exit code; 128 + n: ended by signal n.</param>
/// <param name="LastError">Last line on its standard error; may be empty.</param>
/// <param name="WasReady">Whether it had said that it is ready.</param>
internal sealed record ChildExit(int Code, string LastError, bool WasReady)
{
    public const int Done = 0;

    /// <summary>The child's own word for "this machine cannot do it".</summary>
    public const int UnfitEnvironment = 5;

    /// <summary>A worker that has done enough for one process, and makes room for a fresh one.</summary>
    public const int Recycled = 8;

    /// <summary>A silo that was declared dead, or cannot go on for another reason.</summary>
    public const int CannotGoOn = 9;

    public string Description => Code switch
    {
        137 => "was killed (signal 9), probably because memory ran out",
        139 => "crashed in native code (signal 11)",
        134 => "aborted (signal 6)",
        CannotGoOn => "could not go on",
        6 => "ended itself because a native call did not come back in time",
        > 128 and < 160 => $"was ended by signal {(Code - 128).ToString(CultureInfo.InvariantCulture)}",
        _ => $"ended with exit code {Code.ToString(CultureInfo.InvariantCulture)}",
    };
}
