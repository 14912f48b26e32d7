using Sweep.Grains.Ledger;
using static Sweep.Grains.Tests.Ledger.LedgerBench;

namespace Sweep.Grains.Tests.Ledger;

[Fast]
public sealed class LeaseSizingTests
{
    [Fact]
    public void The_first_lease_is_one_training_because_nothing_is_known() =>
        Assert.Single(new LedgerBench().With(trainings: 100).Lease(Ann).Trainings);

    [Fact]
    public void Later_leases_hold_three_seconds_of_work()
    {
        // Half a second each: six make three seconds.
        var bench = new LedgerBench().With(trainings: 1000);
        bench.Report(bench.Lease(Ann), 0, seconds: 0.5);

        Assert.Equal(6, bench.Lease(Ann).Trainings.Count);
    }

    [Fact]
    public void A_training_longer_than_that_is_a_lease_by_itself()
    {
        var bench = new LedgerBench().With(trainings: 100);
        bench.Report(bench.Lease(Ann), 0, seconds: 60);

        Assert.Single(bench.Lease(Ann).Trainings);
    }

    [Fact]
    public void The_last_trainings_are_shared_between_the_workers()
    {
        // Seven of half a second are left: half of the share of one of two workers is 0.875 s, room for one.
        var bench = new LedgerBench().With(trainings: 9);
        bench.Report(bench.Lease(Ann), 0, seconds: 0.5);
        bench.Lease(Bob);

        Assert.Single(bench.Lease(Ann).Trainings);
    }

    [Fact]
    public void No_lease_is_longer_than_a_message_should_be()
    {
        var bench = new LedgerBench().With(trainings: 4 * TrialLedger.LargestLease);
        bench.Report(bench.Lease(Ann), 0, seconds: 1e-6);

        Assert.Equal(TrialLedger.LargestLease, bench.Lease(Ann).Trainings.Count);
    }

    [Fact]
    public void The_rate_follows_the_latest_trials()
    {
        var sizing = new LeaseSizing();
        foreach (var seconds in Enumerable.Repeat(1.0, 500).Concat(Enumerable.Repeat(10.0, 500)))
        {
            sizing.Observe(1, TimeSpan.FromSeconds(seconds));
        }

        Assert.Equal(10, sizing.Expect(1).TotalSeconds, tolerance: 0.01);
    }
}
