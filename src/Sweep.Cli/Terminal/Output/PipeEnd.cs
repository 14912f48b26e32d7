using System.Runtime.InteropServices;

namespace Sweep.Cli.Terminal.Output;

/// <summary>The reading end of standard output if that is a pipe. The reader may close it early, as <c>head</c> does after some lines.</summary>
/// <remarks>.NET does not notice this, and would go on printing a million rows.</remarks>
internal static class PipeEnd
{
    private const int StandardOutput = 1;
    private const short Error = 0x8;
    private const short HungUp = 0x10;

    /// <summary>Returns the rows until the pipe is closed.</summary>
    /// <param name="writer">Where they are printed.</param>
    public static RowSet WhileRead(this RowSet rows, TextWriter writer) =>
        MayClose(writer) ? rows with { Rows = rows.Rows.TakeWhile(static _ => !IsClosed()) } : rows;

    /// <summary>Returns whether the pipe is closed.</summary>
    public static bool IsGone(TextWriter writer) => MayClose(writer) && IsClosed();

    private static bool MayClose(TextWriter writer) => ReferenceEquals(writer, Console.Out) && Console.IsOutputRedirected && !OperatingSystem.IsWindows();

    private static bool IsClosed()
    {
        var asked = new Asked { Descriptor = StandardOutput };
        return Poll(ref asked, 1, 0) > 0 && (asked.Found & (Error | HungUp)) != 0;
    }

    [DllImport("libc", EntryPoint = "poll")]
    private static extern int Poll(ref Asked asked, nint count, int timeout);

    [StructLayout(LayoutKind.Sequential)]
    private struct Asked
    {
        public int Descriptor;
        public short Wanted;
        public short Found;
    }
}
