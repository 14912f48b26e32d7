using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Sweep.Storage.Private;

/// <summary>One run of a command-line program, ended.</summary>
internal sealed record Tool(int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>Last line that says something: tools explain their failure at the end.</summary>
    public string LastLine => (Output + '\n' + Error).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "no output";

    /// <param name="within">The folder to run in; null: the root, which always exists.</param>
    /// <exception cref="OperationCanceledException">Cancelled; the program was killed.</exception>
    public static async Task<Tool> RunAsync(IEnumerable<string> command, CancellationToken cancellationToken, string? input = null, string? within = null)
    {
        string[] words = [.. command];
        InheritedHandles.Keep();
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = within ?? "/",
        };
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C";
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
                process.StandardInput.Close();
                var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
                var error = process.StandardError.ReadToEndAsync(cancellationToken);
                await process.WaitForExitAsync(cancellationToken);
                return new(process.ExitCode, await output, await error);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
        catch (Win32Exception cause)
        {
            return new(127, "", cause.Message);
        }
        catch (IOException cause)
        {
            return new(126, "", cause.Message);
        }
    }
}

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
