using Sweep.Contracts.Scheduling;
using Sweep.Grains.Ledger;
using Sweep.Theory.Trials;
using static Sweep.Grains.Tests.Ledger.LedgerBench;

namespace Sweep.Grains.Tests.Ledger;

/// <summary>What the ledger knows of the trainings that workers have at hand.</summary>
[Fast]
public sealed class RunningTrainingsTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly LedgerBench bench = new LedgerBench().With(trainings: 2, trials: 2);

    [Fact]
    public void A_training_is_known_once_its_worker_tells_of_it()
    {
        var (first, second) = (bench.Lease(Ann), bench.Lease(Bob));
        Assert.Empty(Running);
        bench.Ledger.Renew(first.Token, bench.Now, Told(0, step: 4));
        bench.Now += Second;
        bench.Ledger.Renew(second.Token, bench.Now, Told(1, step: 9));
        bench.Now += Second;

        Assert.Equal([(Told(0, step: 4), 2 * Second), (Told(1, step: 9), Second)], Running.Select(static running => (running.AtWork, running.Age)));
    }

    [Fact]
    public void A_training_is_forgotten_when_its_last_trial_is_reported()
    {
        var grant = bench.Lease(Ann);
        bench.Ledger.Renew(grant.Token, bench.Now, Told(0));

        bench.Report(grant, 0, 0);
        Assert.Single(Running);
        bench.Report(grant, 0, 1);
        Assert.Empty(Running);
    }

    [Fact]
    public void A_training_is_forgotten_when_it_fails_or_is_not_at_hand_any_more_or_its_lease_ends()
    {
        var (first, second) = (bench.Lease(Ann), bench.Lease(Bob));
        bench.Ledger.Renew(first.Token, bench.Now, Told(0));
        bench.Ledger.Fail(first.Token, Training(0), FailureCause.Timeout, bench.Now);
        Assert.Empty(Running);

        bench.Ledger.Renew(second.Token, bench.Now, Told(1));
        bench.Ledger.Renew(second.Token, bench.Now);
        Assert.Empty(Running);

        bench.Ledger.Renew(second.Token, bench.Now, Told(1));
        Assert.Single(Running);
        bench.Now += Duration;
        bench.Ledger.Lose(Loss.Silence, bench.Now);
        Assert.Empty(Running);
    }

    [Fact]
    public void A_training_of_another_lease_is_not_listed()
    {
        bench.Lease(Ann);
        bench.Ledger.Renew(bench.Lease(Bob).Token, bench.Now, Told(0));

        Assert.Empty(Running);
    }

    private IEnumerable<RunningTraining> Running => bench.Ledger.Running(bench.Now);

    private static TrainingAtWork Told(int training, int step = 5) =>
        new() { Training = Training(training), Point = "a point", FirstStep = 2, Step = step, Steps = 10, TrainingTime = 3 * Second, MeasuringTime = TimeSpan.Zero };
}
