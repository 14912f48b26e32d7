using Sweep.Contracts.Scheduling;
using Sweep.Storage.Trials;

namespace Sweep.Grains.Scheduling;

/// <summary>Makes rows of a worker's report.</summary>
internal static class ReportReading
{
    public static MeasuredTrial Measured(LeaseReport report, TrialReport trial) => new(
        trial.Trial, trial.Attempt, trial.Measurement, trial.Judgement,
        new(
            report.Worker.Name, report.Provenance.Device, report.Provenance.GitRevision, report.Provenance.Libraries, report.Provenance.OneDnn,
            report.Provenance.SelfTestPassed, report.Provenance.Threads, trial.TrainingTime, trial.MeasuringTime, report.Provenance.Science,
            trial.ResumedStep, trial.Images),
        trial.Panel, trial.CounterExample);

    public static Attempt Succeeded(LeaseReport report, TrialReport trial) =>
        new(trial.Attempt, trial.Trial, report.Worker.Name, trial.Started, trial.Ended, null, null);
}
