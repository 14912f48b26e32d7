using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Sweep.Contracts.Scheduling;
using Sweep.Grains.Telemetry;
using Sweep.Storage.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Scheduling;

/// <summary>Knows which sweeps have work, not what it is: that the sweeps say themselves.</summary>
[Reentrant, KeepAlive]
internal sealed class DispatcherGrain(
    SweepStore store, IOptions<SchedulingOptions> options, TimeProvider time, SweepMeter meter, ILogger<DispatcherGrain> logger)
    : Grain, IDispatcherGrain
{
    private static readonly TimeSpan AskSoon = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AskLater = TimeSpan.FromSeconds(1);

    private readonly FairShare turns = new();

    /// <summary>Worker processes that said goodbye.</summary>
    private readonly HashSet<Guid> departed = [];

    private Task? resumed;
    private IGrainTimer? polling;

    public async Task StartAsync(SweepId sweep) => turns.Add(sweep, await Of(sweep).StartAsync());

    public async Task<WorkerWelcome> RegisterAsync(WorkerHello hello)
    {
        await EnsureResumedAsync();
        foreach (var sweep in await HeldByAsync(hello.Worker.Name))
        {
            await TryAsync(sweep, grain => grain.SupersedeAsync(hello.Worker));
        }

        logger.WorkerRegistered(hello.Worker.Name, hello.Host, hello.ProcessId, hello.Provenance.Device);
        return new() { RenewEvery = options.Value.RenewEvery };
    }

    public async Task<LeaseReply> LeaseAsync(WorkerHello worker)
    {
        await EnsureResumedAsync();
        var reply = await AskAsync(worker);
        if (reply.Lease is { } late && departed.Contains(worker.Worker.Incarnation))
        {
            // Granted while the worker said goodbye: nobody would work on it.
            await TryAsync(late.Sweep, grain => grain.ReleaseAsync(worker.Worker));
            return new() { AskAgainAfter = AskLater };
        }

        if (meter.Workers.Answered(worker.Worker.Name, reply.Lease is not null, time.GetUtcNow()) is { } waited)
        {
            meter.LeaseWaited(waited);
        }

        return reply;
    }

    private async Task<LeaseReply> AskAsync(WorkerHello worker)
    {
        var wait = AskLater;
        foreach (var sweep in turns.Order())
        {
            LeaseReply? reply = null;
            await TryAsync(sweep, async grain => reply = await grain.LeaseAsync(worker));
            if (reply is { Lease: { } lease })
            {
                turns.Pay(sweep, lease.Expected);
                return reply;
            }

            if (reply is { Finished: true })
            {
                turns.Remove(sweep);
            }
            else if (reply is not null && reply.AskAgainAfter < wait)
            {
                wait = reply.AskAgainAfter;
            }
        }

        return new() { AskAgainAfter = turns.Count == 0 && wait > AskSoon ? AskSoon : wait };
    }

    public async Task GoodbyeAsync(WorkerIdentity worker)
    {
        departed.Add(worker.Incarnation);
        foreach (var sweep in await HeldByAsync(worker.Name))
        {
            await TryAsync(sweep, grain => grain.ReleaseAsync(worker));
        }

        meter.Workers.Left(worker.Name);
        logger.WorkerLeft(worker.Name);
    }

    /// <summary>Sweeps of which the worker may hold something: a lease may not be written yet, and a sweep that pauses has no turn.</summary>
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

    /// <summary>Takes up what was submitted or resumed meanwhile, and the priorities as they are now.</summary>
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

    /// <summary>One sweep in trouble must not keep the workers from the others.</summary>
    private async Task TryAsync(SweepId sweep, Func<ISweepGrain, Task> call)
    {
        try
        {
            await call(Of(sweep));
        }
        catch (Exception exception) when (exception is SweepStorageException or TimeoutException or OrleansException)
        {
            logger.SweepDidNotAnswer(sweep.Value, exception.Message);
        }
    }

    private ISweepGrain Of(SweepId sweep) => GrainFactory.GetGrain<ISweepGrain>(sweep.Value);
}
