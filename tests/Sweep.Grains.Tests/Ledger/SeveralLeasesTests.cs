using Sweep.Grains.Ledger;
using Sweep.Theory.Trials;
using static Sweep.Grains.Tests.Ledger.LedgerBench;

namespace Sweep.Grains.Tests.Ledger;

/// <summary>A worker with the lease that it computes, and the next one.</summary>
[Fast]
public sealed class SeveralLeasesTests
{
    [Fact]
    public void A_lease_that_the_worker_names_stays_and_another_one_is_given_back()
    {
        var bench = new LedgerBench().With(trainings: 4);
        var (first, lost) = (bench.Lease(Ann), bench.Ledger.Lease(Ann, bench.Now, held: [1L << 40 | 1])!);
        Assert.Equal(Training(1), lost.Trainings.Single().Id);

        var second = bench.Ledger.Lease(Ann, bench.Now, held: [first.Token])!;

        Assert.Equal(Training(1), second.Trainings.Single().Id);
        Assert.Equal([first.Token, second.Token], bench.Ledger.Leases.Select(static lease => lease.Token).Order());
        Assert.Equal(Acceptance.Accepted, bench.Report(first, 0));
    }

    [Fact]
    public void Leases_of_a_silent_worker_that_end_one_after_the_other_are_blamed_once()
    {
        var bench = new LedgerBench().With(trainings: 3);
        var first = bench.Lease(Ann);
        bench.Now += Duration / 2;
        var next = bench.Ledger.Lease(Ann, bench.Now, held: [first.Token])!;
        bench.Ledger.Renew(next.Token, bench.Now);

        bench.Now += Duration / 2;
        Assert.Equal(Training(0), Assert.Single(bench.Ledger.Lose(Loss.Silence, bench.Now)).Training);
        bench.Now += Duration / 2;
        Assert.Empty(bench.Ledger.Lose(Loss.Silence, bench.Now));
        Assert.Empty(bench.Ledger.Leases);
    }

    [Fact]
    public void A_lease_that_was_not_at_hand_is_not_blamed_if_it_ends_first()
    {
        var bench = new LedgerBench().With(trainings: 3);
        var first = bench.Lease(Ann);
        var next = bench.Ledger.Lease(Ann, bench.Now, held: [first.Token])!;
        bench.Ledger.Renew(next.Token, bench.Now);
        bench.Now += Duration / 2;
        bench.Ledger.Renew(first.Token, bench.Now);

        bench.Now += Duration / 2;
        Assert.Empty(bench.Ledger.Lose(Loss.Silence, bench.Now));
        bench.Now += Duration / 2;
        Assert.Equal(Training(0), Assert.Single(bench.Ledger.Lose(Loss.Silence, bench.Now)).Training);
    }

    [Fact]
    public void Of_all_leases_of_a_lost_worker_the_training_at_hand_alone_is_blamed()
    {
        var bench = new LedgerBench().With(trainings: 3);
        var first = bench.Lease(Ann);
        var next = bench.Ledger.Lease(Ann, bench.Now, held: [first.Token])!;
        bench.Ledger.Renew(next.Token, bench.Now);

        var blamed = Assert.Single(bench.Ledger.Lose(Loss.Superseded(Ann with { Incarnation = Guid.NewGuid() }), bench.Now));

        Assert.Equal((Training(0), FailureCause.WorkerLost), (blamed.Training, blamed.Cause));
        Assert.Empty(bench.Ledger.Leases);
        Assert.False(bench.Ledger.Lease(Bob, bench.Now)!.IsAlone);
        bench.Now += TimeSpan.FromSeconds(1);
        var suspect = bench.Ledger.Lease(Ann, bench.Now)!;
        Assert.Equal((Training(0), true), (suspect.Trainings.Single().Id, suspect.IsAlone));
    }
}
