using System.ComponentModel;
using Sweep.Theory;

namespace Sweep.Hosting.Workers;

/// <summary>Keeps a worker process in one slot: starts it, says when and why it ended, starts it again.</summary>
internal sealed class SlotKeeper(string workerPath, DeviceSlot slot, IReadOnlyList<string> arguments, Action<string> say, TimeProvider time)
{
    // A process that lives this long is not one that cannot start.
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private const int Tries = 3;

    private readonly TaskCompletionSource firstReady = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WorkerProcess? current;

    public Task FirstReady => firstReady.Task;

    public int? ProcessId => current?.Id;

    /// <exception cref="UnfitEnvironmentException">No process of this slot ever came to be ready.</exception>
    public async Task KeepAsync(CancellationToken stopping)
    {
        var (wait, quickDeaths) = (FirstWait, 0);
        while (!stopping.IsCancellationRequested)
        {
            var started = time.GetTimestamp();
            if (await RunAsync(stopping) is not { } exit)
            {
                return;
            }

            var wasQuick = time.GetElapsedTime(started) < Quick;
            quickDeaths = wasQuick && !exit.WasReady ? quickDeaths + 1 : 0;
            if (!firstReady.Task.IsCompleted && (quickDeaths == Tries || exit.Code == WorkerExit.UnfitEnvironment))
            {
                throw new UnfitEnvironmentException(
                    exit.LastError.Length > 0 ? $"no worker can run here: {exit.LastError}" : $"no worker can run here: it {exit.Description}");
            }

            wait = wasQuick ? wait : FirstWait;
            say($"worker {slot.Name} {exit.Description}{(exit.LastError.Length > 0 ? $" ({exit.LastError})" : "")}; it is started again");
            await Task.Delay(wait, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    /// <summary>Runs one process to its end; null: it was asked to stop.</summary>
    private async Task<WorkerExit?> RunAsync(CancellationToken stopping)
    {
        using var process = Start();
        current = process;
        _ = MarkReadyAsync(process);
        try
        {
            return await process.WaitForExitAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            await process.StopAsync(Patience, time);
            return null;
        }
        finally
        {
            current = null;
        }
    }

    private WorkerProcess Start()
    {
        try
        {
            return WorkerProcess.Start(workerPath, [.. arguments, "--name", slot.Name, "--device", slot.Device], slot.Environment);
        }
        catch (Win32Exception exception)
        {
            throw new UnfitEnvironmentException($"the worker program '{workerPath}' cannot be started: {exception.Message}", exception);
        }
    }

    private async Task MarkReadyAsync(WorkerProcess process)
    {
        await process.Ready;
        firstReady.TrySetResult();
    }
}
