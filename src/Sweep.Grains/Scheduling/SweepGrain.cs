using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Sweep.Contracts.Scheduling;
using Sweep.Grains.Committing;
using Sweep.Grains.Ledger;
using Sweep.Grains.Telemetry;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Scheduling;

/// <summary>Passes calls and beats to the session of a sweep, which it opens at the first call. Decides nothing itself.</summary>
[Reentrant, KeepAlive]
internal sealed class SweepGrain(
    SessionOpening sessions, IOptions<SchedulingOptions> options, TimeProvider time, SweepMeter meter, ILogger<SweepSession> logger) : Grain, ISweepGrain
{
    /// <summary>The caller waits a little longer, because messages take time.</summary>
    private static readonly TimeSpan LongestLease = 0.8 * TimeSpan.Parse(ISweepGrain.LeaseTimeout, CultureInfo.InvariantCulture);

    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(5);
    private const int BeatsAfterTheEnd = 30;

    private readonly CancellationTokenSource stopping = new();
    private Task<SweepSession>? opening;
    private IGrainTimer? heartbeat;
    private int beatsAfterTheEnd;

    private SweepId Id => new(this.GetPrimaryKey());

    public async Task<int> StartAsync() => (await OpenAsync()).Sweep.Header.Priority;

    public async Task<LeaseReply> LeaseAsync(WorkerHello worker, IReadOnlyList<LeaseKey>? held)
    {
        var asked = time.GetTimestamp();
        var session = await OpenAsync();
        long[] tokens = [.. (held ?? []).Where(lease => lease.Sweep == Id).Select(static lease => lease.Token)];
        var lease = session.Sweep.IsPaused
            ? null
            : await StorageFailure.TranslateAsync(() => session.Leases.LeaseAsync(worker, tokens, () => time.GetElapsedTime(asked) < LongestLease, stopping.Token));
        return new() { Lease = lease, AskAgainAfter = AskingPace.Shortest, Finished = session.Sweep.IsFinished };
    }

    public async Task<bool> RenewAsync(long token, TrainingAtWork? atHand) =>
        (await OpenAsync()).Sweep is var sweep && sweep.Ledger.Renew(token, sweep.Clock.Now, atHand);

    public async Task<ReportReply> ReportAsync(LeaseReport report)
    {
        var session = await OpenAsync();
        var reply = session.Intake.Take(report);
        await session.Sweep.Commit.CommitAsync();
        return reply;
    }

    public async Task<SweepProgress> ProgressAsync() => (await OpenAsync()).Sweep.Progress();

    public async Task ReleaseAsync(WorkerIdentity worker) => (await OpenAsync()).Intake.Lose(Loss.GivenBack(worker));

    public async Task GiveBackAsync(long token) => (await OpenAsync()).Leases.TakeBack(token);

    public async Task SupersedeAsync(WorkerIdentity worker) => (await OpenAsync()).Intake.Lose(Loss.Superseded(worker));

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        heartbeat?.Dispose();
        meter.Sweeps.Remove(Id.Value);
        if (opening is { IsCompletedSuccessfully: true, Result: { Sweep: { IsFenced: false } sweep } })
        {
            // Workers still have the reports that the database does not take within seconds, and send them to the next owner.
            await sweep.SayFarewellAsync().WaitAsync(LongestFarewell, time, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        }

        await stopping.CancelAsync();
    }

    /// <summary>One task for all callers: two first calls must not both raise the epoch.</summary>
    private async Task<SweepSession> OpenAsync()
    {
        var mine = opening ??= StorageFailure.TranslateAsync(() => sessions.OpenAsync(Id, stopping.Token));
        try
        {
            var session = await mine;
            if (session.Sweep.IsFenced)
            {
                DeactivateOnIdle();
                throw new SweepStorageException("the sweep has passed to another owner; ask again", isPassing: true);
            }

            heartbeat ??= this.RegisterGrainTimer(
                BeatAsync, new() { DueTime = options.Value.Heartbeat, Period = options.Value.Heartbeat, Interleave = true, KeepAlive = true });
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

        await session.Beat.RunAsync(cancellationToken);
        beatsAfterTheEnd = session.Sweep.IsFinished ? beatsAfterTheEnd + 1 : 0;
        if (session.Sweep.IsFenced || beatsAfterTheEnd > BeatsAfterTheEnd)
        {
            logger.SessionEnds(Id.Value, session.Sweep.IsFenced);
            heartbeat?.Dispose();
            DeactivateOnIdle();
        }
    }
}
