using System.Collections.Concurrent;
using Sweep.Contracts.Scheduling;

namespace Sweep.Worker.Tests.Cluster;

/// <summary>A sweep that keeps the reports of a worker.</summary>
/// <param name="renewals">How often the lease is renewed before it ends.</param>
internal sealed class ListeningSweep(int renewals = int.MaxValue) : ISweepGrain
{
    private int renewed;

    public ConcurrentQueue<TrialReport> Measured { get; } = [];

    public ConcurrentQueue<TrainingFailure> Failures { get; } = [];

    /// <summary>What each renewal told of the training at hand.</summary>
    public ConcurrentQueue<TrainingAtWork?> Renewals { get; } = [];

    /// <summary>Every message, also those that were answered by a fault.</summary>
    public ConcurrentQueue<LeaseReport> Reports { get; } = [];

    /// <summary>What the next reports are answered with, one each.</summary>
    public ConcurrentQueue<Exception> Faults { get; } = [];

    /// <summary>Takes nothing in, as if the lease had passed to another worker.</summary>
    public bool Refuses { get; init; }

    /// <summary>A reply waits for this.</summary>
    public Func<Task> Replying { get; init; } = static () => Task.CompletedTask;

    /// <summary>Called before a report is acknowledged.</summary>
    public Action Committing { get; init; } = static () => { };

    public Task<bool> RenewAsync(long token, TrainingAtWork? atHand)
    {
        Renewals.Enqueue(atHand);
        return Task.FromResult(Interlocked.Increment(ref renewed) <= renewals);
    }

    public async Task<ReportReply> ReportAsync(LeaseReport report)
    {
        Reports.Enqueue(report);
        await Replying();
        if (Faults.TryDequeue(out var fault))
        {
            throw fault;
        }

        Array.ForEach([.. report.Measured], Measured.Enqueue);
        Array.ForEach([.. report.Failures], Failures.Enqueue);
        Committing();
        var count = report.Measured.Length + report.Failures.Length;
        return new() { Accepted = Refuses ? 0 : count, Duplicate = 0, Stale = Refuses ? count : 0 };
    }

    public Task<int> StartAsync() => throw new NotSupportedException();

    public Task<LeaseReply> LeaseAsync(WorkerHello worker, IReadOnlyList<LeaseKey>? held) => throw new NotSupportedException();

    public Task<SweepProgress> ProgressAsync() => throw new NotSupportedException();

    public Task ReleaseAsync(WorkerIdentity worker) => throw new NotSupportedException();

    public Task GiveBackAsync(long token) => throw new NotSupportedException();

    public Task SupersedeAsync(WorkerIdentity worker) => throw new NotSupportedException();
}
