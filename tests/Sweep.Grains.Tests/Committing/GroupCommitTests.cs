using Sweep.Contracts.Scheduling;
using Sweep.Grains.Committing;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Tests.Committing;

[Fast]
public sealed class GroupCommitTests
{
    private readonly List<int> written = [];
    private readonly Queue<Func<Task<bool>>> outcomes = new();
    private readonly GroupCommit<CommitBuffer> commit;

    public GroupCommitTests() => commit = new(WriteAsync, static _ => { }, TimeProvider.System, CancellationToken.None);

    [Fact]
    public async Task What_gathers_during_a_transaction_goes_into_the_next_one()
    {
        var gate = new TaskCompletionSource<bool>();
        outcomes.Enqueue(() => gate.Task);
        var first = AddAndCommit();
        await UntilAsync(() => written.Count == 1);
        var rest = Task.WhenAll(AddAndCommit(), AddAndCommit());
        Assert.False(first.IsCompleted || rest.IsCompleted);
        gate.SetResult(true);
        await Task.WhenAll(first, rest);

        Assert.Equal([1, 2], written);
    }

    [Fact]
    public async Task What_could_not_be_written_is_written_again_and_only_then_acknowledged()
    {
        outcomes.Enqueue(static () => throw new IOException("the server went away"));
        outcomes.Enqueue(static () => throw new IOException("the server is still away"));
        var promise = AddAndCommit();
        await UntilAsync(() => commit.Trouble is not null);
        Assert.EndsWith("away", commit.Trouble);
        await promise;

        Assert.Equal([1, 1, 1], written);
        Assert.Null(commit.Trouble);
    }

    [Fact]
    public async Task A_younger_owner_ends_it_for_everybody()
    {
        outcomes.Enqueue(static () => Task.FromResult(false));

        await Assert.ThrowsAsync<SweepStorageException>(AddAndCommit);
        await Assert.ThrowsAsync<SweepStorageException>(AddAndCommit);
        Assert.True(commit.IsFenced);
        Assert.Equal([1], written);
    }

    private Task AddAndCommit()
    {
        var attempt = new Attempt(
            Guid.NewGuid(), new(Guid.NewGuid()), "ann", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, FailureCause.Timeout, "slow");
        commit.Batch.Add([attempt], []);
        return commit.CommitAsync();
    }

    private Task<bool> WriteAsync(CommitBuffer buffer, CancellationToken cancellationToken)
    {
        written.Add(buffer.ToFlush().Failures.Count);
        return outcomes.TryDequeue(out var outcome) ? outcome() : Task.FromResult(true);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
