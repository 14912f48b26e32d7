using Sweep.Contracts.Scheduling;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Tests.Scheduling;

/// <summary>The caller's side of a worker, without the computing: what the grains are told is up to the test.</summary>
internal sealed class FakeHands(string name)
{
    public WorkerIdentity Worker { get; init; } = new() { Name = name, Incarnation = Guid.NewGuid() };

    public WorkerHello Hello => new() { Worker = Worker, Provenance = Provenance, Host = "here", ProcessId = 1 };

    private static WorkerProvenance Provenance { get; } = new()
    {
        Device = "cpu", GitRevision = "test", Libraries = "none", OneDnn = false, SelfTestPassed = true, Threads = 1, Science = "science",
    };

    /// <summary>Measures everything that the dispatcher gives out until it has no more.</summary>
    public async Task DrainAsync(GrainBench bench, SweepId sweep)
    {
        while (!(await bench.Sweep(sweep).ProgressAsync()).Finished)
        {
            var reply = await bench.Dispatcher.LeaseAsync(Hello);
            if (reply.Lease is { } lease)
            {
                await bench.Sweep(lease.Sweep).ReportAsync(Success(lease));
            }
            else
            {
                await Task.Delay(reply.AskAgainAfter, TestContext.Current.CancellationToken);
            }
        }
    }

    public async Task<Lease> LeaseAsync(ISweepGrain sweep)
    {
        while (true)
        {
            var reply = await sweep.LeaseAsync(Hello);
            if (reply.Lease is { } lease)
            {
                await sweep.RenewAsync(lease.Token);
                return lease;
            }

            await Task.Delay(reply.AskAgainAfter, TestContext.Current.CancellationToken);
        }
    }

    public LeaseReport Success(Lease lease) => Report(lease) with
    {
        Measured = [.. lease.Trainings.SelectMany(static training => training.Trials.Select(trial => Measured(training.Id, trial.Id)))],
    };

    public LeaseReport Failure(Lease lease, FailureCause cause, string error) => Report(lease) with
    {
        Failures =
        [
            .. lease.Trainings.Select(training => new TrainingFailure
            {
                Training = training.Id, Started = DateTimeOffset.UnixEpoch, Ended = DateTimeOffset.UnixEpoch.AddSeconds(1), Cause = cause, Error = error,
            }),
        ],
    };

    private LeaseReport Report(Lease lease) => new()
    {
        Token = lease.Token, Worker = Worker, Provenance = Provenance, Measured = [], Failures = [],
    };

    private static TrialReport Measured(TrainingId training, TrialId trial) => new()
    {
        Attempt = Guid.NewGuid(),
        Training = training,
        Trial = trial,
        Started = DateTimeOffset.UnixEpoch,
        Ended = DateTimeOffset.UnixEpoch.AddSeconds(1),
        TrainingTime = TimeSpan.FromSeconds(0.5),
        MeasuringTime = TimeSpan.FromSeconds(0.5),
        Measurement = new() { Distinct = 2, Objects = 4 },
        Judgement = new() { Overall = Verdict.Confirmed, Distinct = Verdict.Confirmed, Reason = "2 = 2" },
    };
}
