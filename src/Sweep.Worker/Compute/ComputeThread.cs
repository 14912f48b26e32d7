using System.Collections.Concurrent;

namespace Sweep.Worker.Compute;

/// <summary>
/// The only thread on which libtorch runs. libtorch sets its number of threads for each operating-system thread, so no computation may
/// continue on another thread after an await.
/// </summary>
internal sealed class ComputeThread : IDisposable
{
    private readonly BlockingCollection<Action> work = [];
    private readonly Thread thread;

    public ComputeThread()
    {
        // A background thread: a native call that never returns must not keep the process alive.
        thread = new Thread(Run, maxStackSize: 16 * 1024 * 1024) { Name = "compute", IsBackground = true };
        thread.Start();
    }

    public Task<T> RunAsync<T>(Func<T> compute)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        work.Add(() =>
        {
            try
            {
                result.SetResult(compute());
            }
            catch (Exception exception)
            {
                result.SetException(exception);
            }
        });
        return result.Task;
    }

    public void Dispose() => work.CompleteAdding();

    /// <summary>Ends the thread after its current work; false: this takes longer.</summary>
    public bool EndsWithin(TimeSpan patience)
    {
        work.CompleteAdding();
        return thread.Join(patience);
    }

    private void Run()
    {
        foreach (var action in work.GetConsumingEnumerable())
        {
            action();
        }
    }
}
