using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Sweep.Contracts.Scheduling;
using Sweep.Grains.Committing;
using Sweep.Grains.Ledger;
using Sweep.Grains.Telemetry;
using Sweep.Storage.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Scheduling;

/// <summary>Shares the workers between the sweeps. A sweep that does not answer delays no other.</summary>
[Reentrant, KeepAlive]
internal sealed class DispatcherGrain(
    SweepStore store, IOptions<SchedulingOptions> options, TimeProvider time, SweepMeter meter, ILogger<DispatcherGrain> logger)
    : Grain, IDispatcherGrain
{
    private static readonly TimeSpan AskLater = TimeSpan.FromSeconds(1);

    /// <summary>A call of a worker that left may still arrive for some seconds.</summary>
    private const int RememberedDepartures = 4096;

    private readonly FairShare turns = new();
    private readonly AskingPace pace = new();
    private readonly long start = time.GetTimestamp();
    private readonly Recent<Guid> departed = new(RememberedDepartures);

    /// <summary>The latest call for a lease of each worker process that waits for its reply.</summary>
    private readonly Dictionary<Guid, long> calls = [];

    private long lastCall;
    private SweepCalls sweeps = null!;
    private LeaseAsking asking = null!;
    private Task? resumed;
    private IGrainTimer? polling;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        sweeps = new(GrainFactory, logger);
        asking = new(sweeps, time);
        return Task.CompletedTask;
    }

    public async Task StartAsync(SweepId sweep) => turns.Add(sweep, await sweeps.Of(sweep).StartAsync());

    public async Task<WorkerWelcome> RegisterAsync(WorkerHello hello)
    {
        await EnsureResumedAsync();
        await TellAsync(await HeldByAsync(hello.Worker.Name), grain => grain.SupersedeAsync(hello.Worker));
        logger.WorkerRegistered(hello.Worker.Name, hello.Host, hello.ProcessId, hello.Provenance.Device);
        return new() { RenewEvery = options.Value.RenewEvery };
    }

    public async Task<LeaseReply> LeaseAsync(WorkerHello worker, IReadOnlyList<LeaseKey>? held)
    {
        if (departed.Contains(worker.Worker.Incarnation))
        {
            return new() { AskAgainAfter = AskLater };
        }

        var call = calls[worker.Worker.Incarnation] = ++lastCall;
        try
        {
            await EnsureResumedAsync();
            var reply = await AskAsync(worker, held);
            if (reply.Lease is { } unheard && (departed.Contains(worker.Worker.Incarnation) || calls.GetValueOrDefault(worker.Worker.Incarnation) != call))
            {
                // The worker signed off meanwhile, or asked again because this reply took too long, so it would not receive the lease.
                await asking.GiveBackAsync(unheard);
                return new() { AskAgainAfter = AskLater };
            }

            if (meter.Workers.Answered(worker.Worker.Name, reply.Lease is not null, time.GetUtcNow()) is { } waited)
            {
                meter.LeaseWaited(waited);
            }

            return reply;
        }
        finally
        {
            if (calls.GetValueOrDefault(worker.Worker.Incarnation) == call)
            {
                calls.Remove(worker.Worker.Incarnation);
            }
        }
    }

    public async Task GoodbyeAsync(WorkerIdentity worker)
    {
        departed.Add(worker.Incarnation);
        asking.Settle(worker);
        await TellAsync(await HeldByAsync(worker.Name), grain => grain.ReleaseAsync(worker));
        meter.Workers.Left(worker.Name);
        logger.WorkerLeft(worker.Name);
    }

    /// <summary>Asks the sweeps in the order of their turns until one has work.</summary>
    private async Task<LeaseReply> AskAsync(WorkerHello worker, IReadOnlyList<LeaseKey>? held)
    {
        if (asking.TakeLate(worker.Worker) is { } late)
        {
            return Granted(late, worker);
        }

        await foreach (var (sweep, reply) in asking.AskAsync(turns.Order(), worker, held))
        {
            if (reply.Lease is { } lease)
            {
                return Granted(lease, worker);
            }

            if (reply.Finished)
            {
                turns.Remove(sweep);
            }
        }

        return new() { AskAgainAfter = pace.Next(time.GetElapsedTime(start)) };
    }

    private LeaseReply Granted(Lease lease, WorkerHello worker)
    {
        turns.Pay(lease.Sweep, lease.Expected);
        asking.Settle(worker.Worker);
        return new() { Lease = lease, AskAgainAfter = TimeSpan.Zero };
    }

    /// <summary>Calls all these sweeps at the same time; does not wait for slow answers.</summary>
    private async Task TellAsync(IEnumerable<SweepId> called, Func<ISweepGrain, Task> call) =>
        await Task.WhenAll(called.Select(sweep => sweeps.TryAsync(sweep, call))).WaitAsync(LeaseAsking.LongestRound, time)
            .ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Returns the sweeps that may have leases of a worker. A lease may not be written yet, and a paused sweep has no turn.</summary>
    private async Task<IEnumerable<SweepId>> HeldByAsync(string worker)
    {
        try
        {
            return turns.Order().Union(await StorageFailure.TranslateAsync(() => store.ReadHeldByAsync(worker, CancellationToken.None)));
        }
        catch (SweepStorageException exception)
        {
            logger.SweepsUnread(exception.Message);
            return turns.Order();
        }
    }

    /// <summary>One task for all callers: two first calls must not both read and start.</summary>
    private async Task EnsureResumedAsync()
    {
        var mine = resumed ??= ResumeAsync();
        try
        {
            await mine;
        }
        catch
        {
            resumed = resumed == mine ? null : resumed;
            throw;
        }
    }

    private async Task ResumeAsync()
    {
        if (!options.Value.ResumeRunningSweeps)
        {
            return;
        }

        await PollAsync();
        polling ??= this.RegisterGrainTimer(
            KeepPollingAsync, new() { DueTime = options.Value.Poll, Period = options.Value.Poll, Interleave = true, KeepAlive = true });
    }

    /// <summary>Reads which sweeps run now, and their priorities.</summary>
    private async Task PollAsync()
    {
        var running = await StorageFailure.TranslateAsync(() => store.ReadRunningAsync(CancellationToken.None));
        foreach (var sweep in turns.Order().Except(running.Select(static sweep => sweep.Id)).ToArray())
        {
            turns.Remove(sweep);
        }

        foreach (var sweep in running)
        {
            turns.Add(sweep.Id, sweep.Priority);
        }
    }

    private async Task KeepPollingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await PollAsync();
        }
        catch (SweepStorageException exception)
        {
            logger.SweepsUnread(exception.Message);
        }
    }
}
