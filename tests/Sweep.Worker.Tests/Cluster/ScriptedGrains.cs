using System.Collections.Concurrent;
using Sweep.Contracts.Scheduling;
using Sweep.Theory.Trials;

namespace Sweep.Worker.Tests.Cluster;

/// <summary>What the grains of a test's cluster answer, and what was said to them.</summary>
internal sealed class Script
{
    /// <summary>Every call by its name, in the order of arrival.</summary>
    public ConcurrentQueue<string> Calls { get; } = [];

    public ConcurrentQueue<TrialReport> Measured { get; } = [];

    /// <summary>Leases that are still to be given out.</summary>
    public ConcurrentQueue<Lease> Leases { get; } = [];

    /// <summary>What the next calls to the dispatcher fail with, one each.</summary>
    public ConcurrentQueue<Exception> Faults { get; } = [];

    /// <summary>An answer to a question for a lease waits for this.</summary>
    public Task Answering { get; set; } = Task.CompletedTask;

    /// <summary>A reply to a report waits for this.</summary>
    public Task Committing { get; set; } = Task.CompletedTask;

    /// <summary>The leases at hand that each question for a lease named.</summary>
    public ConcurrentQueue<long[]> Held { get; } = [];

    public int Count(string call) => Calls.Count(made => made == call);

    public void Note(string call)
    {
        Calls.Enqueue(call);
        if (Faults.TryDequeue(out var fault))
        {
            throw fault;
        }
    }
}

/// <summary>The dispatcher of a test's cluster.</summary>
internal sealed class ScriptedDispatcher(Script script) : Grain, IDispatcherGrain
{
    public Task StartAsync(SweepId sweep) => throw new NotSupportedException();

    public Task<WorkerWelcome> RegisterAsync(WorkerHello hello)
    {
        script.Note("register");
        return Task.FromResult(new WorkerWelcome { RenewEvery = TimeSpan.FromMilliseconds(100) });
    }

    public async Task<LeaseReply> LeaseAsync(WorkerHello worker, IReadOnlyList<LeaseKey>? held)
    {
        script.Note("lease");
        script.Held.Enqueue([.. (held ?? []).Select(static lease => lease.Token)]);
        await script.Answering;
        return new() { Lease = script.Leases.TryDequeue(out var lease) ? lease : null, AskAgainAfter = TimeSpan.FromMilliseconds(10) };
    }

    public Task GoodbyeAsync(WorkerIdentity worker)
    {
        script.Note($"goodbye of {worker.Name}");
        return Task.CompletedTask;
    }
}

/// <summary>The sweeps of a test's cluster.</summary>
internal sealed class ScriptedSweep(Script script) : Grain, ISweepGrain
{
    public Task<bool> RenewAsync(long token, TrainingAtWork? atHand)
    {
        script.Note($"renew {token}");
        return Task.FromResult(true);
    }

    public async Task<ReportReply> ReportAsync(LeaseReport report)
    {
        script.Note($"report {report.Token}");
        await script.Committing;
        Array.ForEach([.. report.Measured], script.Measured.Enqueue);
        return new() { Accepted = report.Measured.Length, Duplicate = 0, Stale = 0 };
    }

    public Task<int> StartAsync() => throw new NotSupportedException();

    public Task<LeaseReply> LeaseAsync(WorkerHello worker, IReadOnlyList<LeaseKey>? held) => throw new NotSupportedException();

    public Task<SweepProgress> ProgressAsync() => throw new NotSupportedException();

    public Task ReleaseAsync(WorkerIdentity worker) => throw new NotSupportedException();

    public Task GiveBackAsync(long token)
    {
        script.Note($"give back {token}");
        return Task.CompletedTask;
    }

    public Task SupersedeAsync(WorkerIdentity worker) => throw new NotSupportedException();
}
