using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Sweep.Grains.Telemetry;

/// <summary>Metrics of the grains. Durations are in seconds.</summary>
public sealed class SweepMeter
{
    /// <summary>Name of the meter and of the source of spans.</summary>
    public const string Name = "Sweep";

    /// <summary>From the commit of a few rows to a long training.</summary>
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.005, 0.02, 0.1, 0.5, 1, 5, 20, 60, 300, 1800, 7200] };

    private readonly Histogram<double> leaseWait;
    private readonly Histogram<double> trialDuration;
    private readonly Histogram<double> flushDuration;
    private readonly Counter<long> flushFailures;
    private readonly Counter<long> failedAttempts;

    public SweepMeter(IMeterFactory factory)
    {
        var meter = factory.Create(Name);
        leaseWait = meter.CreateHistogram("sweep.lease.wait", "s", "Time that a free worker waits for work", advice: Seconds);
        trialDuration = meter.CreateHistogram("sweep.trial.duration", "s", "Time of a measured trial, its training included", advice: Seconds);
        flushDuration = meter.CreateHistogram("sweep.flush.duration", "s", "Time of a transaction that writes results", advice: Seconds);
        flushFailures = meter.CreateCounter<long>("sweep.flush.failures", description: "Transactions that failed and are tried again");
        failedAttempts = meter.CreateCounter<long>("sweep.attempts.failed", description: "Attempts that ended without a measurement, by cause");
        meter.CreateObservableGauge("sweep.trials", Sweeps.Trials, description: "Trials of the sweeps that live in this silo, by state");
        meter.CreateObservableGauge("sweep.workers", () => Workers.Count, description: "Workers that asked for work in the last minute; counted where the dispatcher lives");
    }

    internal static ActivitySource Spans { get; } = new(Name);

    internal LivingSweeps Sweeps { get; } = new();

    internal AskingWorkers Workers { get; } = new();

    internal void LeaseWaited(TimeSpan wait) => leaseWait.Record(wait.TotalSeconds);

    internal void TrialTook(TimeSpan duration) => trialDuration.Record(duration.TotalSeconds);

    internal void FlushTook(TimeSpan duration) => flushDuration.Record(duration.TotalSeconds);

    internal void FlushFailed() => flushFailures.Add(1);

    internal void AttemptFailed(string cause) => failedAttempts.Add(1, new KeyValuePair<string, object?>("cause", cause));
}
