using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Sweep.Contracts.Scheduling;

namespace Sweep.Worker.Cluster;

/// <summary>
/// Reports of one lease on their way: sent in batches while the next trials run, and kept until the sweep says that they are
/// committed. A reply that never came says nothing, so the same report is sent again.
/// </summary>
internal sealed class ReportOutbox(ISweepGrain sweep, Lease lease, WorkerHello hello, TimeProvider time, ILogger logger)
{
    private const int LargestBatch = 100;

    /// <summary>Pictures and counter-examples make a message long; beyond so many bytes the rest goes with the next one.</summary>
    private const int MostAttachedBytes = 8 << 20;

    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Channel<object> entries = Channel.CreateUnbounded<object>(new() { SingleReader = true });

    /// <summary>Reports that the sweep did not want, because the lease had passed to somebody else.</summary>
    public int Refused { get; private set; }

    public void Add(TrialReport trial) => entries.Writer.TryWrite(trial);

    public void Add(TrainingFailure failure) => entries.Writer.TryWrite(failure);

    /// <summary>No more will come.</summary>
    public void Close() => entries.Writer.TryComplete();

    /// <summary>Completes when everything was taken in, or refused because the lease was lost.</summary>
    public async Task DeliverAsync(CancellationToken cancellationToken)
    {
        while (await entries.Reader.WaitToReadAsync(cancellationToken))
        {
            // A database commit costs the same for one report as for many.
            if (!entries.Reader.Completion.IsCompleted)
            {
                await Task.WhenAny(entries.Reader.Completion, Task.Delay(Gathering, time, cancellationToken));
            }

            List<object> batch = [];
            var bytes = 0L;
            while (batch.Count < LargestBatch && bytes < MostAttachedBytes && entries.Reader.TryRead(out var entry))
            {
                batch.Add(entry);
                bytes += entry is TrialReport trial ? (trial.Panel?.Length ?? 0) + (trial.CounterExample?.Length ?? 0) : 0;
            }

            await SendAsync(ToReport(batch), cancellationToken);
        }
    }

    private LeaseReport ToReport(IReadOnlyList<object> batch) => new()
    {
        Token = lease.Token,
        Worker = hello.Worker,
        Provenance = hello.Provenance,
        Measured = [.. batch.OfType<TrialReport>()],
        Failures = [.. batch.OfType<TrainingFailure>()],
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
}
