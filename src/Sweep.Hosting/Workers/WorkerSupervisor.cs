using Sweep.Theory;

namespace Sweep.Hosting.Workers;

/// <summary>Keeps one worker process running in each slot until it is stopped.</summary>
internal sealed class WorkerSupervisor : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IReadOnlyList<SlotKeeper> keepers;
    private readonly Task running;

    private WorkerSupervisor(IReadOnlyList<SlotKeeper> keepers)
    {
        this.keepers = keepers;
        running = Task.WhenAll(keepers.Select(KeepAsync));
        failure.Task.ContinueWith(static task => task.Exception, TaskScheduler.Default);
    }

    /// <summary>Fails with a sentence when workers cannot run here at all; otherwise never completes.</summary>
    public Task Failure => failure.Task;

    /// <summary>Completes when the first worker is ready.</summary>
    public Task FirstReady => Task.WhenAny(keepers.Select(static keeper => keeper.FirstReady));

    public IReadOnlyList<int> ProcessIds => [.. keepers.Select(static keeper => keeper.ProcessId).OfType<int>()];

    public static WorkerSupervisor Start(
        string workerPath, IEnumerable<DeviceSlot> slots, IReadOnlyList<string> arguments, Action<string> say, TimeProvider time)
    {
        if (!File.Exists(workerPath))
        {
            throw new UnfitEnvironmentException($"the worker program '{workerPath}' does not exist; build the solution, or name it in SWEEP_WORKER");
        }

        return new([.. slots.Select(slot => new SlotKeeper(workerPath, slot, arguments, say, time))]);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
    }

    private async Task KeepAsync(SlotKeeper keeper)
    {
        try
        {
            await keeper.KeepAsync(stopping.Token);
        }
        catch (UnfitEnvironmentException exception)
        {
            failure.TrySetException(exception);
        }
    }
}
