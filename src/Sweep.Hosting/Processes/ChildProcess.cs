using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Sweep.Contracts.Processes;

namespace Sweep.Hosting.Processes;

/// <summary>A running child process: a worker or a silo.</summary>
internal sealed class ChildProcess : IDisposable
{
    private const int Terminate = 15;

    private readonly Process process;
    private readonly Action<string>? log;
    private readonly Task reading;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string lastError = "";

    private ChildProcess(Process process, Action<string>? log)
    {
        (this.process, this.log, Id) = (process, log, process.Id);
        reading = Task.WhenAll(ReadOutputAsync(), ReadErrorsAsync());
    }

    public int Id { get; }

    /// <summary>Completes when the child has printed that it is ready; never if it does not.</summary>
    public Task Ready => ready.Task;

    public static ChildProcess Start(ProcessSpec spec)
    {
        // `dotnet build` may produce a program without a launcher; then the runtime starts it.
        var isAssembly = Path.GetExtension(spec.Path) == ".dll";
        var start = new ProcessStartInfo(isAssembly ? "dotnet" : spec.Path, isAssembly ? [spec.Path, .. spec.Arguments] : spec.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in spec.Environment)
        {
            start.Environment.Remove(name);
            if (value is not null)
            {
                start.Environment[name] = value;
            }
        }

        return new(Process.Start(start)!, spec.Log);
    }

    public async Task<ChildExit> WaitForExitAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        await reading.WaitAsync(cancellationToken);
        return new(process.ExitCode, lastError, ready.Task.IsCompletedSuccessfully);
    }

    /// <summary>Asks a worker to finish its lease and then to end.</summary>
    public async Task DrainAsync()
    {
        try
        {
            await process.StandardInput.WriteLineAsync(PipeWords.Drain);
            await process.StandardInput.FlushAsync();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // It has ended already.
        }
    }

    /// <summary>Asks the process to end, and kills it if it does not end in time.</summary>
    public async Task StopAsync(TimeSpan patience, TimeProvider time)
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill();
        }
        else if (!process.HasExited)
        {
            _ = SendSignal(Id, Terminate);
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
            if (line == PipeWords.Ready)
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
            log?.Invoke(line);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}

/// <summary>The end of a child process.</summary>
/// <param name="Code">Exit code; 128 + n: signal n ended it.</param>
/// <param name="LastError">Last line of its standard error; may be empty.</param>
/// <param name="WasReady">Whether it had printed that it is ready.</param>
internal sealed record ChildExit(int Code, string LastError, bool WasReady)
{
    /// <summary>Signal numbers end here; a larger exit code is the program's own.</summary>
    private const int LastSignal = 31;

    public string Description => Code switch
    {
        137 => "was killed (signal 9), probably because memory ran out",
        139 => "crashed in native code (signal 11)",
        134 => "aborted (signal 6)",
        ExitCode.CannotGoOn => "could not go on",
        ExitCode.Overrun => "ended itself because a native call did not return in time",
        > ExitCode.Signal and <= ExitCode.Signal + LastSignal => $"was ended by signal {(Code - ExitCode.Signal).ToString(CultureInfo.InvariantCulture)}",
        _ => $"ended with exit code {Code.ToString(CultureInfo.InvariantCulture)}",
    };
}
