using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Sweep.Contracts.Scheduling;

namespace Sweep.Worker.Cluster;

/// <summary>
/// Sends the reports of one lease as they come, while the next trials run: while some messages are on their way, the next one gathers. Keeps each
/// message until the sweep replies that it is committed, and sends it again if the reply is lost.
/// </summary>
internal sealed class ReportOutbox(ISweepGrain sweep, Lease lease, WorkerHello hello, ReportLoad load, TimeProvider time, ILogger logger)
{
    /// <summary>Messages on their way at once: the sweep writes one while it receives the next.</summary>
    private const int MostMessages = 3;

    /// <summary>After this many bytes, the rest follows in the next message: some two thousand reports, or fewer with pictures and counter-examples.</summary>
    private const int LargestMessage = 2 << 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Channel<Entry> entries = Channel.CreateUnbounded<Entry>(new() { SingleReader = true });
    private int refused;

    /// <summary>Number of reports that the sweep refused, because the lease had passed to another worker.</summary>
    public int Refused => Volatile.Read(ref refused);

    public void Add(TrialReport trial) => Add(new Entry(trial, null, ReportLoad.BytesOf(trial)));

    public void Add(TrainingFailure failure) => Add(new Entry(null, failure, ReportLoad.BytesOf(failure)));

    /// <summary>Ends the reports: no more can be added.</summary>
    public void Close() => entries.Writer.TryComplete();

    /// <summary>Drops what is left after a delivery that ended early.</summary>
    public void Forget()
    {
        while (entries.Reader.TryRead(out var entry))
        {
            load.Remove(entry.Bytes);
        }
    }

    /// <summary>Completes after <see cref="Close"/> when the sweep has accepted or refused every report.</summary>
    public async Task DeliverAsync(CancellationToken cancellationToken)
    {
        List<Task> messages = [];
        while (await entries.Reader.WaitToReadAsync(cancellationToken))
        {
            await UntilAsync(messages, MostMessages - 1);
            var batch = Take();
            if (batch.Exists(static entry => entry.Failure is not null))
            {
                // A failure speaks of the trials that were not reported before.
                await UntilAsync(messages, 0);
            }

            messages.Add(SendAsync(batch, cancellationToken));
        }

        await UntilAsync(messages, 0);
    }

    /// <summary>Waits until at most so many messages are on their way.</summary>
    private static async Task UntilAsync(List<Task> messages, int most)
    {
        while (messages.Count > most)
        {
            var ended = await Task.WhenAny(messages);
            messages.Remove(ended);
            await ended;
        }
    }

    private void Add(Entry entry)
    {
        load.Add(entry.Bytes);
        if (!entries.Writer.TryWrite(entry))
        {
            // The lease was lost before the training noticed it.
            load.Remove(entry.Bytes);
        }
    }

    private List<Entry> Take()
    {
        List<Entry> batch = [];
        for (var bytes = 0L; bytes < LargestMessage && entries.Reader.TryRead(out var entry); bytes += entry.Bytes)
        {
            batch.Add(entry);
        }

        return batch;
    }

    private async Task SendAsync(List<Entry> batch, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(ToReport(batch), cancellationToken);
        }
        finally
        {
            load.Remove(batch.Sum(static entry => entry.Bytes));
        }
    }

    private LeaseReport ToReport(List<Entry> batch) => new()
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
                    Interlocked.Add(ref refused, reply.Stale);
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
    private readonly record struct Entry(TrialReport? Trial, TrainingFailure? Failure, long Bytes);
}
