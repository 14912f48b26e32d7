using Sweep.Contracts.Scheduling;

namespace Sweep.Grains.Committing;

/// <summary>
/// Writes all that was added during one transaction in the next ones, of rows some thousand at a time. A failed write is kept and tried again, with
/// longer and longer waits; only an owner that lost the sweep drops it. Runs on one grain's scheduler: no locks.
/// </summary>
/// <param name="write">Writes a batch in one transaction; false: the sweep has a younger owner.</param>
/// <param name="failed">Is called after each failed try.</param>
internal sealed class GroupCommit<TBatch>(
    Func<TBatch, CancellationToken, Task<bool>> write, Action<Exception> failed, TimeProvider time, CancellationToken stopping)
    where TBatch : ICommitBatch, new()
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    /// <summary>Transactions that have not begun, in their order.</summary>
    private readonly LinkedList<(TBatch Batch, TaskCompletionSource Promise)> waiting = new();

    private Task? loop;
    private bool wanted;

    /// <summary>Gathers the last transaction: add to it, then call <see cref="CommitAsync"/>.</summary>
    public TBatch Batch => Last.Batch;

    /// <summary>True once a younger owner was found: nothing is written any more.</summary>
    public bool IsFenced { get; private set; }

    public bool IsIdle => loop is null && !HasRows;

    /// <summary>Whether rows wait for a transaction.</summary>
    public bool HasRows => waiting.Any(static next => !next.Batch.IsEmpty);

    /// <summary>Describes the failure that is being retried; null: there is none.</summary>
    public string? Trouble { get; private set; }

    private (TBatch Batch, TaskCompletionSource Promise) Last
    {
        get
        {
            if (waiting.Last is not { Value.Batch.IsFull: false })
            {
                waiting.AddLast((new(), NewPromise()));
            }

            return waiting.Last!.Value;
        }
    }

    /// <summary>Completes when everything added so far is committed.</summary>
    /// <exception cref="SweepStorageException">The sweep has a younger owner, or this grain stops.</exception>
    public Task CommitAsync() => Begin(waiting.Last is { Value: var last } ? last.Promise.Task : Last.Promise.Task);

    /// <summary>Ends all writing, because the sweep has a younger owner.</summary>
    public void Fence()
    {
        IsFenced = true;
        foreach (var (_, promise) in waiting)
        {
            promise.TrySetException(Fenced());
        }
    }

    private Task Begin(Task promise)
    {
        if (IsFenced)
        {
            return Task.FromException(Fenced());
        }

        wanted = true;
        loop ??= RunAsync();
        return promise;
    }

    private async Task RunAsync()
    {
        // The turn that asked for the commit ends first, so that other calls can add to the same transaction.
        await Task.Yield();
        while (wanted && !IsFenced)
        {
            var (batch, promise) = waiting.First?.Value ?? Last;
            waiting.RemoveFirst();
            wanted = waiting.Count > 0;
            await WriteAsync(batch, promise);
        }

        loop = null;
    }

    private async Task WriteAsync(TBatch batch, TaskCompletionSource promise)
    {
        for (var wait = FirstWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                var isOwner = await write(batch, stopping);
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
                // No failure may lose the reports, because their workers still wait for the reply.
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
        // It may fail while no caller waits for it.
        promise.Task.Ignore();
        return promise;
    }
}
