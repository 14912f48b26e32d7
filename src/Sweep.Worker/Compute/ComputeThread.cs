using System.Collections.Concurrent;

namespace Sweep.Worker.Compute;

/// <summary>
/// The one thread on which libtorch runs. Its number of threads is set per operating-system thread, so nothing of it may wander
/// over an await to another.
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

    /// <summary>Takes no more work; false when the current piece goes on for longer than this.</summary>
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
