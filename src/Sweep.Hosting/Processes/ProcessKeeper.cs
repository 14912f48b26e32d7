using System.ComponentModel;
using Sweep.Contracts.Processes;
using Sweep.Theory;

namespace Sweep.Hosting.Processes;

/// <summary>Keeps a process running: starts it, reports when and why it ended, and starts it again.</summary>
internal sealed class ProcessKeeper(ProcessSpec spec, Action<string> say, TimeProvider time)
{
    // A process that ran for this long is able to start.
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private const int Tries = 3;

    private readonly TaskCompletionSource firstReady = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource draining = new();
    private ChildProcess? current;

    public Task FirstReady => firstReady.Task;

    public int? ProcessId => current?.Id;

    /// <summary>Lets the process finish its lease and end, and does not start it again.</summary>
    public async Task DrainAsync()
    {
        await draining.CancelAsync();
        await (current?.DrainAsync() ?? Task.CompletedTask);
    }

    /// <summary>Completes when the process was stopped or drained.</summary>
    /// <exception cref="UnfitEnvironmentException">The process never became ready.</exception>
    public async Task KeepAsync(CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, draining.Token);
        var (wait, quickDeaths) = (FirstWait, 0);
        while (!ending.IsCancellationRequested)
        {
            var started = time.GetTimestamp();
            if (await RunAsync(stopping) is not { } exit || (draining.IsCancellationRequested && exit.Code == ExitCode.Done))
            {
                return;
            }

            if (exit.Code == ExitCode.Recycled)
            {
                continue;
            }

            var wasQuick = time.GetElapsedTime(started) < Quick;
            quickDeaths = wasQuick && !exit.WasReady ? quickDeaths + 1 : 0;
            if (!firstReady.Task.IsCompleted && (quickDeaths == Tries || exit.Code == ExitCode.Unfit))
            {
                throw new UnfitEnvironmentException(
                    exit.LastError.Length > 0 ? $"no {spec.Kind} can run here: {exit.LastError}" : $"no {spec.Kind} can run here: it {exit.Description}");
            }

            wait = wasQuick ? wait : FirstWait;
            say($"{spec.Name} {exit.Description}{(exit.LastError.Length > 0 ? $" ({exit.LastError})" : "")}; it is started again");
            await Task.Delay(wait, time, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    /// <summary>Runs one process to its end; returns null if it was asked to stop.</summary>
    private async Task<ChildExit?> RunAsync(CancellationToken stopping)
    {
        using var process = Start();
        current = process;
        _ = MarkReadyAsync(process);
        try
        {
            if (draining.IsCancellationRequested)
            {
                // The process was asked to stop while it was started.
                await process.DrainAsync();
            }

            var exit = await process.WaitForExitAsync(stopping);
            if (exit.WasReady)
            {
                // It may have ended before the continuation of MarkReadyAsync ran.
                firstReady.TrySetResult();
            }

            return exit;
        }
        catch (OperationCanceledException)
        {
            await process.StopAsync(spec.Patience, time);
            return null;
        }
        finally
        {
            current = null;
        }
    }

    private ChildProcess Start()
    {
        try
        {
            return ChildProcess.Start(spec);
        }
        catch (Win32Exception exception)
        {
            throw new UnfitEnvironmentException($"the {spec.Kind} program '{spec.Path}' cannot be started: {exception.Message}", exception);
        }
    }

    private async Task MarkReadyAsync(ChildProcess process)
    {
        await process.Ready;
        firstReady.TrySetResult();
    }
}

/// <summary>A process that a supervisor keeps running.</summary>
internal sealed record ProcessSpec
{
    /// <summary>Its name in messages, such as <c>worker node-0</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its kind in messages: worker or silo.</summary>
    public required string Kind { get; init; }

    public required string Path { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Variables that differ from those of this process; null: removed.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Receives each line of its standard error; null: only the last line is kept.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>How long it may take to end after it was asked to.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}
