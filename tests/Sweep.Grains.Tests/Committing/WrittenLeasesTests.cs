using Sweep.Grains.Committing;
using Sweep.Grains.Tests.Ledger;
using Sweep.Storage.Trials;
using Sweep.Theory.Trials;
using static Sweep.Grains.Tests.Ledger.LedgerBench;

namespace Sweep.Grains.Tests.Committing;

[Fast]
public sealed class WrittenLeasesTests
{
    private readonly LedgerBench bench = new LedgerBench().With(trainings: 9, trials: 2);
    private readonly WrittenLeases written = new(Duration / 12);

    [Fact]
    public void The_first_commit_writes_all_leases_and_ends_those_of_earlier_owners()
    {
        var lease = bench.Lease(Ann);

        Assert.Equal((lease.Token.ToString(), "others"), Commit());
        Assert.Equal(("", ""), Commit());
    }

    [Fact]
    public void An_owner_without_leases_ends_those_of_earlier_owners()
    {
        Assert.True(written.IsBehind(bench.Ledger, bench.Now));
        Assert.Equal(("", "others"), Commit());
        Assert.False(written.IsBehind(bench.Ledger, bench.Now));

        bench.Lease(Ann);
        Assert.True(written.IsBehind(bench.Ledger, bench.Now));
    }

    [Fact]
    public void A_new_lease_is_written_and_an_ended_one_deleted()
    {
        var first = bench.Lease(Ann);
        Commit();
        var second = bench.Lease(Bob);
        Assert.Equal((second.Token.ToString(), ""), Commit());

        bench.Report(first, 0, 0);
        Assert.Equal(("", ""), Commit());
        bench.Report(first, 0, 1);
        Assert.Equal(("", first.Token.ToString()), Commit());
    }

    [Fact]
    public void A_training_that_failed_leaves_the_row_of_its_lease()
    {
        var first = bench.Lease(Ann);
        bench.Report(first, 0, 0, seconds: 1e-3);
        bench.Report(first, 0, 1, seconds: 1e-3);
        var several = bench.Lease(Ann);
        Assert.InRange(several.Trainings.Count, 2, 8);
        Commit();

        bench.Ledger.Fail(several.Token, several.Trainings[0].Id, FailureCause.Timeout, bench.Now);

        Assert.Equal(several.Trainings.Skip(1).Select(static training => training.Id), written.Next(bench.Ledger, bench.Now).Changes.Present.Select(static row => row.Training));
    }

    [Fact]
    public void A_renewal_is_written_when_the_row_runs_out()
    {
        var lease = bench.Lease(Ann);
        Commit();
        bench.Now += Duration / 2;
        bench.Ledger.Renew(lease.Token, bench.Now);
        Assert.Equal(("", ""), Commit());

        bench.Now += Duration / 3;
        bench.Ledger.Renew(lease.Token, bench.Now);
        Assert.Equal((lease.Token.ToString(), ""), Commit());
    }

    [Fact]
    public void After_a_commit_of_unknown_outcome_all_is_written_again()
    {
        var lease = bench.Lease(Ann);
        Commit();
        written.Forget();

        Assert.Equal((lease.Token.ToString(), "others"), Commit());
    }

    /// <summary>Commits the changes and returns the tokens of the rows that are written, and of those that are deleted.</summary>
    private (string Present, string Ended) Commit()
    {
        var step = written.Next(bench.Ledger, bench.Now + (Duration / 3));
        step.Committed();
        LeaseChanges changes = step.Changes;
        return (string.Join(' ', changes.Present.Select(static row => row.Token).Distinct()), changes.Ended is null ? "others" : string.Join(' ', changes.Ended));
    }
}
