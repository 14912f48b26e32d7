using System.Diagnostics;

namespace Sweep.Tests.Machine;

/// <summary>Waits for processes, each with a limit: what does not end within it is killed with everything that it started.</summary>
internal static class Patience
{
    public static readonly TimeSpan Usual = TimeSpan.FromMinutes(5);

    /// <exception cref="TimeoutException">It goes on for longer.</exception>
    public static int End(this Process process, TimeSpan? limit = null)
    {
        if (!process.WaitForExit(limit ?? Usual))
        {
            throw TooLong(process, limit);
        }

        return process.ExitCode;
    }

    /// <summary>What it prints on the redirected streams until it ends.</summary>
    /// <exception cref="TimeoutException">It, or one that holds its streams, goes on for longer.</exception>
    public static async Task<(int Code, string Output, string Errors)> ReadToEndAsync(this Process process, TimeSpan? limit = null)
    {
        using var cancelled = new CancellationTokenSource(limit ?? Usual);
        try
        {
            var output = process.StartInfo.RedirectStandardOutput ? process.StandardOutput.ReadToEndAsync(cancelled.Token) : Task.FromResult("");
            var errors = process.StartInfo.RedirectStandardError ? process.StandardError.ReadToEndAsync(cancelled.Token) : Task.FromResult("");
            await process.WaitForExitAsync(cancelled.Token);
            return (process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            throw TooLong(process, limit);
        }
    }

    /// <summary>The same for constructors, which cannot wait otherwise.</summary>
    public static (int Code, string Output, string Errors) ReadToEnd(this Process process, TimeSpan? limit = null) =>
        Task.Run(() => process.ReadToEndAsync(limit)).GetAwaiter().GetResult();

    private static TimeoutException TooLong(Process process, TimeSpan? limit)
    {
        process.Kill(entireProcessTree: true);
        return new($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} did not end within {limit ?? Usual}");
    }
}
