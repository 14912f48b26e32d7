using Orleans.Concurrency;
using Sweep.Contracts.Scheduling;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Scheduling;

/// <summary>Gives a sweep's ledger its clock, its database and its callers. Decides nothing itself.</summary>
[Reentrant, KeepAlive]
internal sealed class SweepGrain(SessionSurroundings around) : Grain, ISweepGrain
{
    private static readonly TimeSpan AskSoon = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(5);
    private const int BeatsAfterTheEnd = 30;

    private readonly CancellationTokenSource stopping = new();
    private Task<SweepSession>? opening;
    private IGrainTimer? heartbeat;
    private int beatsAfterTheEnd;

    private SweepId Id => new(this.GetPrimaryKey());

    public async Task<int> StartAsync() => (await OpenAsync()).Priority;

    public async Task<LeaseReply> LeaseAsync(WorkerHello worker)
    {
        var session = await OpenAsync();
        var lease = session.IsPaused ? null : await StorageFailure.TranslateAsync(() => session.LeaseAsync(worker, stopping.Token));
        return new() { Lease = lease, AskAgainAfter = AskSoon, Finished = session.IsFinished };
    }

    public async Task<bool> RenewAsync(long token) => (await OpenAsync()).Renew(token);

    public async Task<ReportReply> ReportAsync(LeaseReport report)
    {
        var session = await OpenAsync();
        var reply = session.Take(report);
        await session.CommitAsync();
        return reply;
    }

    public async Task<SweepProgress> ProgressAsync() => (await OpenAsync()).Progress();

    public async Task ReleaseAsync(WorkerIdentity worker) => (await OpenAsync()).Release(worker);

    public async Task SupersedeAsync(WorkerIdentity worker) => (await OpenAsync()).Supersede(worker);

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        heartbeat?.Dispose();
        around.Meter.Sweeps.Remove(Id.Value);
        if (opening is { IsCompletedSuccessfully: true, Result: { IsFenced: false } session })
        {
            // What the database does not take within seconds, the workers still have: they report it to the next owner.
            await session.SayFarewellAsync().WaitAsync(LongestFarewell, around.Time, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        }

        await stopping.CancelAsync();
    }

    /// <summary>One task for all callers: two first calls must not both raise the epoch.</summary>
    private async Task<SweepSession> OpenAsync()
    {
        var mine = opening ??= StorageFailure.TranslateAsync(() => SweepSession.OpenAsync(Id, around, stopping.Token));
        try
        {
            var session = await mine;
            if (session.IsFenced)
            {
                DeactivateOnIdle();
                throw new SweepStorageException("the sweep has passed to another owner; ask again", isPassing: true);
            }

            heartbeat ??= this.RegisterGrainTimer(
                BeatAsync, new() { DueTime = around.Options.Heartbeat, Period = around.Options.Heartbeat, Interleave = true, KeepAlive = true });
            return session;
        }
        catch when (mine.IsFaulted || mine.IsCanceled)
        {
            opening = opening == mine ? null : opening;
            throw;
        }
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        if (opening is not { IsCompletedSuccessfully: true, Result: var session })
        {
            return;
        }

        await session.BeatAsync(cancellationToken);
        beatsAfterTheEnd = session.IsFinished ? beatsAfterTheEnd + 1 : 0;
        if (session.IsFenced || beatsAfterTheEnd > BeatsAfterTheEnd)
        {
            around.Logger.SessionEnds(Id.Value, session.IsFenced);
            heartbeat?.Dispose();
            DeactivateOnIdle();
        }
    }
}
