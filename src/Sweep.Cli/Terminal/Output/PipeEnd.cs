using System.Runtime.InteropServices;

namespace Sweep.Cli.Terminal.Output;

/// <summary>The other end of standard output where that is a pipe: whoever reads it may have gone, as <c>head</c> has after some lines.</summary>
/// <remarks>.NET takes no notice of it, and would print the rest of a million rows to nobody.</remarks>
internal static class PipeEnd
{
    private const int StandardOutput = 1;
    private const short Error = 0x8;
    private const short HungUp = 0x10;

    /// <summary>The rows until nobody reads them any more.</summary>
    /// <param name="writer">Where they are printed.</param>
    public static RowSet WhileRead(this RowSet rows, TextWriter writer) =>
        MayClose(writer) ? rows with { Rows = rows.Rows.TakeWhile(static _ => !IsClosed()) } : rows;

    /// <summary>Whether nobody reads any more what is printed.</summary>
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
