namespace Sweep.Theory;

/// <summary>Failures of writing: a name that is wrong can be named anew, a disk that is full cannot.</summary>
public static class WriteFault
{
    // Error numbers of the system: a file longer than allowed, no space left, over quota on Linux and on macOS.
    private static readonly int[] NoRoom = [27, 28, 122, 69];

    /// <summary>Whether writing a file ends like this. A file that is longer than the process may write is an argument out of range to .NET.</summary>
    public static bool Is(Exception fault) => fault is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;

    /// <summary>Whether there was no room for what was written.</summary>
    public static bool IsFull(Exception fault) => fault is ArgumentOutOfRangeException || (fault is IOException && NoRoom.Contains(fault.HResult));

    /// <param name="place">The file or folder as its name was given.</param>
    /// <param name="remedy">What to do about a wrong name, such as "name another file with --out".</param>
    public static SweepException Of(string place, string remedy, Exception fault) => IsFull(fault)
        ? new UnfitEnvironmentException($"cannot write to {place}: the disk is full, or the file longer than allowed; free some room, or {remedy}", fault)
        : new InvalidSweepException($"cannot write to {place}: {fault.Message.TrimEnd('.')}; {remedy}", fault);
}
