using Sweep.Contracts.Processes;
using Sweep.Hosting.Devices;
using Sweep.Theory;

namespace Sweep.Hosting.Processes;

/// <summary>Keeps one worker process running in each slot until it is stopped.</summary>
internal sealed class WorkerSupervisor : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IReadOnlyList<ProcessKeeper> keepers;
    private readonly Task running;

    private WorkerSupervisor(IReadOnlyList<ProcessKeeper> keepers)
    {
        this.keepers = keepers;
        running = Task.WhenAll(keepers.Select(KeepAsync));
        failure.Task.ContinueWith(static task => task.Exception, TaskScheduler.Default);
    }

    /// <summary>Fails with a sentence if workers cannot run here at all; otherwise never completes.</summary>
    public Task Failure => failure.Task;

    /// <summary>Completes when the first worker is ready.</summary>
    public Task FirstReady => Task.WhenAny(keepers.Select(static keeper => keeper.FirstReady));

    public IReadOnlyList<int> ProcessIds => [.. keepers.Select(static keeper => keeper.ProcessId).OfType<int>()];

    /// <param name="arguments">Arguments of every worker, without its name and its device.</param>
    /// <param name="log">Receives each line of a worker's standard error; null: only the last line is kept.</param>
    public static WorkerSupervisor Start(
        string workerPath, IEnumerable<DeviceSlot> slots, WorkerArguments arguments, Action<string> say, TimeProvider time, Action<string>? log = null)
    {
        if (!File.Exists(workerPath))
        {
            throw new UnfitEnvironmentException($"the worker program '{workerPath}' does not exist; build the solution, or name it in SWEEP_WORKER");
        }

        return new([.. slots.Select(slot => new ProcessKeeper(
            new()
            {
                Name = $"worker {slot.Name}",
                Kind = "worker",
                Path = workerPath,
                Arguments = (arguments with { Name = slot.Name, Device = slot.Device }).ToWords(),
                Environment = slot.Environment,
                Log = log,
            },
            say,
            time))]);
    }

    /// <summary>Lets every worker finish its lease; completes when all have ended.</summary>
    public async Task DrainAsync()
    {
        await Task.WhenAll(keepers.Select(static keeper => keeper.DrainAsync()));
        await running;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
    }

    private async Task KeepAsync(ProcessKeeper keeper)
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
