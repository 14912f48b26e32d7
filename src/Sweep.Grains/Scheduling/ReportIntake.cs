using Microsoft.Extensions.Logging;
using Sweep.Contracts.Scheduling;
using Sweep.Grains.Ledger;
using Sweep.Grains.Telemetry;
using Sweep.Storage.Trials;
using Sweep.Theory.Points;

namespace Sweep.Grains.Scheduling;

/// <summary>Enters results and failures in the ledger of one sweep, and in the buffer of its next commit.</summary>
internal sealed class ReportIntake(OwnedSweep sweep, TimeProvider time, SweepMeter meter, ILogger logger)
{
    /// <summary>Enters a worker's report; it is acknowledged only once the commit has completed.</summary>
    public ReportReply Take(LeaseReport report)
    {
        var (accepted, duplicate, stale) = (0, 0, 0);
        foreach (var trial in report.Measured)
        {
            var acceptance = sweep.Ledger.Accept(
                report.Token, trial.Training, trial.Trial, trial.ResumedStep is null ? trial.Ended - trial.Started : null);
            if (acceptance == Acceptance.Accepted)
            {
                meter.TrialTook(trial.TrainingTime + trial.MeasuringTime);
            }

            if (acceptance is Acceptance.Accepted or Acceptance.Late)
            {
                sweep.Commit.Batch.Add(Measured(report, trial));
            }

            accepted += acceptance == Acceptance.Accepted ? 1 : 0;
            duplicate += acceptance == Acceptance.Duplicate ? 1 : 0;
            stale += acceptance == Acceptance.Late ? 1 : 0;
        }

        foreach (var failure in report.Failures)
        {
            var attempt = sweep.Ledger.Fail(report.Token, failure.Training, failure.Cause, sweep.Clock.Now);
            accepted += attempt is null ? 0 : 1;
            stale += attempt is null ? 1 : 0;
            Record(attempt is null ? [] : [attempt with { Started = failure.Started }], failure.Ended, failure.Error);
        }

        return new() { Accepted = accepted, Duplicate = duplicate, Stale = stale };
    }

    /// <summary>Ends the leases that a loss covers, and records the attempts that failed by it.</summary>
    public void Lose(Loss loss) => Record(sweep.Ledger.Lose(loss, sweep.Clock.Now), time.GetUtcNow(), loss.Error);

    private void Record(IReadOnlyList<FailedAttempt> failures, DateTimeOffset ended, string error)
    {
        foreach (var failure in failures)
        {
            logger.AttemptFailed(failure.Worker.Name, failure.Training.Value, failure.Cause.ToString(), failure.ForGood);
            meter.AttemptFailed(ChoiceText.Of(failure.Cause));
            sweep.Commit.Batch.Add(
                failure.Trials.Select(trial => new Attempt(
                    Guid.NewGuid(), trial, failure.Worker.Name, failure.Started, ended, failure.Cause, error)),
                failure.ForGood ? failure.Trials.Select(trial => new FailedTrial(trial, failure.Cause, error)) : []);
        }
    }

    private static MeasuredTrial Measured(LeaseReport report, TrialReport trial) => new(
        trial.Trial, trial.Attempt, trial.Started, trial.Ended, trial.Measurement, trial.Judgement,
        new(
            report.Worker.Name, report.Provenance.Device, report.Provenance.GitRevision, report.Provenance.Libraries, report.Provenance.OneDnn,
            report.Provenance.SelfTestPassed, report.Provenance.Threads, trial.TrainingTime, trial.MeasuringTime, report.Provenance.Science,
            trial.ResumedStep, trial.Images),
        trial.Panel, trial.CounterExample);
}
