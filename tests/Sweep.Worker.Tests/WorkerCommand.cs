using System.Diagnostics;

namespace Sweep.Worker.Tests;

/// <summary>The worker program as a process.</summary>
internal static class WorkerCommand
{
    public static Process Start(params string[] arguments)
    {
        var path = Path.GetFullPath(Path.Combine(
            AppContext.BaseDirectory, "../../../../../src/Sweep.Worker/bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0/sweep-worker"));
        return Process.Start(new ProcessStartInfo(path, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    public static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await process.ReadToEndAsync();
    }
}
