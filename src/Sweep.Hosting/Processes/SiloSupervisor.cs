namespace Sweep.Hosting.Processes;

/// <summary>Keeps a node's silo process running until it is stopped.</summary>
internal sealed class SiloSupervisor : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly ProcessKeeper keeper;

    public SiloSupervisor(ProcessSpec spec, Action<string> say, TimeProvider time)
    {
        keeper = new(spec, say, time);
        Failure = KeepAsync();
    }

    public Task FirstReady => keeper.FirstReady;

    /// <summary>Fails with a sentence if the silo cannot run here at all; completes when it was stopped.</summary>
    public Task Failure { get; }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Failure.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    private async Task KeepAsync()
    {
        // Lets the constructor return first.
        await Task.Yield();
        await keeper.KeepAsync(stopping.Token);
    }
}
