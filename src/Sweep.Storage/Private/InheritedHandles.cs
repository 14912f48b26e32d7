using System.Runtime.InteropServices;

namespace Sweep.Storage.Private;

/// <summary>
/// Handles that this process was given by its own parent, such as the other end of a pipe. A server that outlives us must not
/// hold them: the reader of that pipe would wait for the end of the server. What .NET opens itself is never passed on.
/// </summary>
internal static class InheritedHandles
{
    private const uint FirstAfterStandard = 3;
    private const int CloseOnExec = 4;

    /// <summary>Keeps them from programs that are started from now on.</summary>
    public static void Keep()
    {
        try
        {
            _ = close_range(FirstAfterStandard, uint.MaxValue, CloseOnExec);
        }
        catch (EntryPointNotFoundException)
        {
            // C libraries older than 2021 do not have it; then the caller may wait for the server, and nothing else is lost.
        }
    }

    [DllImport("libc")]
    private static extern int close_range(uint first, uint last, int flags);
}
