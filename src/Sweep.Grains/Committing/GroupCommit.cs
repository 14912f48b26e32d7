using Sweep.Contracts.Scheduling;

namespace Sweep.Grains.Committing;

/// <summary>
/// Writes everything that gathered while the last transaction was under way in one next transaction. What could not be written is
/// kept and tried again, longer and longer apart; only an owner that lost the sweep drops it. Runs on one grain's scheduler: no locks.
/// </summary>
/// <param name="write">Writes a buffer in one transaction; false: the sweep has a younger owner.</param>
/// <param name="failed">Is told of each failed try.</param>
internal sealed class GroupCommit(
    Func<CommitBuffer, CancellationToken, Task<bool>> write, Action<Exception> failed, TimeProvider time, CancellationToken stopping)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    private TaskCompletionSource next = NewPromise();
    private Task? loop;
    private bool wanted;

    /// <summary>Add to this, then call <see cref="CommitAsync"/>.</summary>
    public CommitBuffer Buffer { get; private set; } = new();

    /// <summary>True once a younger owner was met: nothing is written any more.</summary>
    public bool IsFenced { get; private set; }

    public bool IsIdle => loop is null && Buffer.IsEmpty;

    /// <summary>The sentence of the failure that is being retried; null: all is well.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Completes when everything added so far is committed.</summary>
    /// <exception cref="SweepStorageException">The sweep has a younger owner, or this grain stops.</exception>
    public Task CommitAsync()
    {
        if (IsFenced)
        {
            return Task.FromException(Fenced());
        }

        wanted = true;
        var promise = next.Task;
        loop ??= RunAsync();
        return promise;
    }

    /// <summary>Makes an end: somebody else learnt that the sweep has a younger owner.</summary>
    public void Fence()
    {
        IsFenced = true;
        next.TrySetException(Fenced());
    }

    private async Task RunAsync()
    {
        // First let the turn that asked for the commit end: others may add to the same transaction.
        await Task.Yield();
        while (wanted && !IsFenced)
        {
            wanted = false;
            var (buffer, promise) = (Buffer, next);
            (Buffer, next) = (new(), NewPromise());
            await WriteAsync(buffer, promise);
        }

        loop = null;
    }

    private async Task WriteAsync(CommitBuffer buffer, TaskCompletionSource promise)
    {
        for (var wait = FirstWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                var isOwner = await write(buffer, stopping);
                Trouble = null;
                if (!isOwner)
                {
                    promise.SetException(Fenced());
                    Fence();
                }
                else
                {
                    promise.SetResult();
                }

                return;
            }
            catch (Exception exception)
            {
                // Whatever it is, the reports must not be lost: the workers were not told yet that they may forget them.
                Trouble = $"results cannot be written at the moment and are kept: {exception.Message}";
                failed(exception);
                if (stopping.IsCancellationRequested)
                {
                    promise.SetException(new SweepStorageException("the sweep moves to another node; report again", isPassing: true));
                    return;
                }
            }

            await Task.Delay(wait, time, stopping)
                .ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static SweepStorageException Fenced() => new("the sweep has passed to another owner; ask that one", isPassing: true);

    private static TaskCompletionSource NewPromise()
    {
        var promise = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // Nobody may be waiting when it fails.
        promise.Task.Ignore();
        return promise;
    }
}
