using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Sweep.Hosting.Workers;

/// <summary>A running worker process.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int Terminate = 15;

    private readonly Process process;
    private readonly Task reading;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string lastError = "";

    private WorkerProcess(Process process)
    {
        this.process = process;
        reading = Task.WhenAll(ReadOutputAsync(), ReadErrorsAsync());
    }

    public int Id => process.Id;

    /// <summary>Completes when the worker has said hello to the cluster; never, when it does not come to that.</summary>
    public Task Ready => ready.Task;

    public static WorkerProcess Start(string path, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        // As `dotnet build` leaves it, a program may be without its launcher; the runtime starts it as well.
        var isAssembly = Path.GetExtension(path) == ".dll";
        var start = new ProcessStartInfo(isAssembly ? "dotnet" : path, isAssembly ? [path, .. arguments] : arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    public async Task<WorkerExit> WaitForExitAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        await reading.WaitAsync(cancellationToken);
        return new(process.ExitCode, lastError, ready.Task.IsCompletedSuccessfully);
    }

    /// <summary>Asks the process to end, and ends it when it has not done so in time.</summary>
    public async Task StopAsync(TimeSpan patience, TimeProvider time)
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill();
        }
        else if (!process.HasExited)
        {
            _ = SendSignal(process.Id, Terminate);
        }

        try
        {
            await process.WaitForExitAsync().WaitAsync(patience, time);
        }
        catch (TimeoutException)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    public void Dispose() => process.Dispose();

    private async Task ReadOutputAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == "ready")
            {
                ready.TrySetResult();
            }
        }
    }

    private async Task ReadErrorsAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            lastError = string.IsNullOrWhiteSpace(line) ? lastError : line.Trim();
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
