using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Sweep.Contracts.Scheduling;

namespace Sweep.Worker.Cluster;

/// <summary>
/// Sends the reports of one lease in batches, while the next trials run. Keeps each batch until the sweep replies that it is committed, and
/// sends it again if the reply is lost.
/// </summary>
internal sealed class ReportOutbox(ISweepGrain sweep, Lease lease, WorkerHello hello, TimeProvider time, ILogger logger)
{
    private const int LargestBatch = 100;

    /// <summary>Pictures and counter-examples make a message long: after this many bytes, the rest follows in the next message.</summary>
    private const int MostAttachedBytes = 8 << 20;

    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Channel<Entry> entries = Channel.CreateUnbounded<Entry>(new() { SingleReader = true });
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Number of reports that the sweep refused, because the lease had passed to another worker.</summary>
    public int Refused { get; private set; }

    public void Add(TrialReport trial) => entries.Writer.TryWrite(new(trial, null));

    public void Add(TrainingFailure failure) => entries.Writer.TryWrite(new(null, failure));

    /// <summary>Ends the reports: no more can be added.</summary>
    public void Close()
    {
        entries.Writer.TryComplete();
        closed.TrySetResult();
    }

    /// <summary>Completes after <see cref="Close"/> when the sweep has accepted or refused every report.</summary>
    public async Task DeliverAsync(CancellationToken cancellationToken)
    {
        while (await entries.Reader.WaitToReadAsync(cancellationToken))
        {
            // A database commit costs the same for one report as for many.
            await closed.Task.WaitAsync(Gathering, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

            List<Entry> batch = [];
            var bytes = 0L;
            while (batch.Count < LargestBatch && bytes < MostAttachedBytes && entries.Reader.TryRead(out var entry))
            {
                batch.Add(entry);
                bytes += (entry.Trial?.Panel?.Length ?? 0) + (entry.Trial?.CounterExample?.Length ?? 0);
            }

            await SendAsync(ToReport(batch), cancellationToken);
        }
    }

    private LeaseReport ToReport(IReadOnlyList<Entry> batch) => new()
    {
        Token = lease.Token,
        Worker = hello.Worker,
        Provenance = hello.Provenance,
        Measured = [.. batch.Select(static entry => entry.Trial).OfType<TrialReport>()],
        Failures = [.. batch.Select(static entry => entry.Failure).OfType<TrainingFailure>()],
    };

    private async Task SendAsync(LeaseReport report, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var reply = await sweep.ReportAsync(report);
                if (reply.Stale > 0)
                {
                    Refused += reply.Stale;
                    logger.ReportsRefused(reply.Stale);
                }

                return;
            }
            catch (Exception exception) when (Unreached.Is(exception))
            {
                logger.NotReached(exception.Message);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    /// <summary>A measured trial or a failed training.</summary>
    private readonly record struct Entry(TrialReport? Trial, TrainingFailure? Failure);
}
