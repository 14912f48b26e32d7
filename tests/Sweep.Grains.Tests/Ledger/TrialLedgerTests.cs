using Sweep.Grains.Ledger;
using Sweep.Theory.Trials;
using static Sweep.Grains.Tests.Ledger.LedgerBench;

namespace Sweep.Grains.Tests.Ledger;

[Fast]
public sealed class TrialLedgerTests
{
    [Fact]
    public void A_lease_holds_a_training_with_all_its_trials()
    {
        var grant = new LedgerBench().With(trainings: 2, trials: 3).Lease(Ann);

        var training = Assert.Single(grant.Trainings);
        Assert.Equal(Training(0), training.Id);
        Assert.Equal([Trial(0, 0), Trial(0, 1), Trial(0, 2)], training.Trials);
    }

    [Fact]
    public void A_token_is_the_epoch_above_a_running_number()
    {
        var bench = new LedgerBench(epoch: 5).With(trainings: 2);

        Assert.Equal((5L << 40) + 1, bench.Lease(Ann).Token);
        Assert.Equal((5L << 40) + 2, bench.Lease(Bob).Token);
    }

    [Fact]
    public void Nobody_gets_what_somebody_holds()
    {
        var bench = new LedgerBench().With(trainings: 1);
        bench.Lease(Ann);

        Assert.Null(bench.Ledger.Lease(Bob, bench.Now));
    }

    [Fact]
    public void A_trial_counts_once_however_often_it_is_reported()
    {
        var bench = new LedgerBench().With(trainings: 1, trials: 2);
        var grant = bench.Lease(Ann);

        Assert.Equal(Acceptance.Accepted, bench.Report(grant, 0, 0));
        Assert.Equal(Acceptance.Duplicate, bench.Report(grant, 0, 0));
        Assert.Equal(Acceptance.Accepted, bench.Report(grant, 0, 1));
        Assert.Equal(Acceptance.Duplicate, bench.Report(grant, 0, 1));
        Assert.Equal(2, bench.Ledger.Counts.Succeeded);
        Assert.True(bench.Ledger.IsDrained);
    }

    [Fact]
    public void A_lease_lasts_until_its_last_second()
    {
        var bench = new LedgerBench().With(trainings: 1);
        bench.Lease(Ann);

        Assert.Empty(bench.Ledger.Lose(Loss.Silence, bench.Now + Duration - TimeSpan.FromTicks(1)));
        Assert.Single(bench.Ledger.Lose(Loss.Silence, bench.Now + Duration));
    }

    [Fact]
    public void A_renewed_lease_lasts_from_the_renewal()
    {
        var bench = new LedgerBench().With(trainings: 1);
        var grant = bench.Lease(Ann);
        bench.Now += TimeSpan.FromSeconds(20);

        Assert.True(bench.Ledger.Renew(grant.Token, bench.Now));
        Assert.Empty(bench.Ledger.Lose(Loss.Silence, bench.Now + TimeSpan.FromSeconds(29)));
        Assert.Single(bench.Ledger.Lose(Loss.Silence, bench.Now + TimeSpan.FromSeconds(30)));
        Assert.False(bench.Ledger.Renew(grant.Token, bench.Now));
    }

    [Fact]
    public void The_first_report_counts_whoever_holds_the_trial_by_then_and_the_other_is_evidence()
    {
        var bench = new LedgerBench().With(trainings: 1);
        var lost = bench.Lease(Ann);
        bench.Now += Duration;
        bench.Ledger.Lose(Loss.Silence, bench.Now);
        bench.Now += TimeSpan.FromSeconds(1);
        var second = bench.Lease(Bob);

        Assert.Equal(Acceptance.Accepted, bench.Report(lost, 0));
        Assert.False(bench.Ledger.Renew(second.Token, bench.Now));
        Assert.Equal(Acceptance.Late, bench.Report(second, 0));
        Assert.Equal((1, 0, true), (bench.Ledger.Counts.Succeeded, bench.Ledger.Counts.Leased, bench.Ledger.IsDrained));
    }

    [Fact]
    public void A_report_of_a_lost_lease_takes_its_trial_out_of_the_line()
    {
        var bench = new LedgerBench().With(trainings: 1, trials: 2);
        var lost = bench.Lease(Ann);
        bench.Now += Duration;
        bench.Ledger.Lose(Loss.Silence, bench.Now);

        Assert.Equal(Acceptance.Accepted, bench.Report(lost, 0, 1));
        bench.Now += TimeSpan.FromSeconds(1);
        Assert.Equal([Trial(0, 0)], Assert.Single(bench.Lease(Bob).Trainings).Trials);
    }

    [Fact]
    public void A_result_that_comes_after_its_training_was_given_up_counts()
    {
        var bench = new LedgerBench(maxAttempts: 1).With(trainings: 1, trials: 2);
        var lost = bench.Lease(Ann);
        Assert.True(Assert.Single(bench.Ledger.Lose(Loss.Superseded(Ann with { Incarnation = Guid.NewGuid() }), bench.Now)).ForGood);

        Assert.Equal(Acceptance.Accepted, bench.Report(lost, 0, 1));
        Assert.Equal(Acceptance.Late, bench.Report(lost, 0, 1));
        Assert.Equal((1, 1), (bench.Ledger.Counts.Succeeded, bench.Ledger.Counts.Failed));
    }

    [Fact]
    public void A_training_that_failed_by_itself_stays_failed()
    {
        var bench = new LedgerBench().With(trainings: 1);
        var grant = bench.Lease(Ann);
        bench.Ledger.Fail(grant.Token, Training(0), FailureCause.UserError, bench.Now);

        Assert.NotEqual(Acceptance.Accepted, bench.Report(grant, 0));
        Assert.Equal((0, 1), (bench.Ledger.Counts.Succeeded, bench.Ledger.Counts.Failed));
    }

    [Fact]
    public void Trials_measured_before_a_worker_was_lost_stay_finished()
    {
        var bench = new LedgerBench().With(trainings: 1, trials: 3);
        bench.Report(bench.Lease(Ann), 0, 1);
        bench.Now += Duration;
        var attempt = Assert.Single(bench.Ledger.Lose(Loss.Silence, bench.Now));

        Assert.Equal([Trial(0, 0), Trial(0, 2)], attempt.Trials);
        bench.Now += TimeSpan.FromSeconds(1);
        Assert.Equal([Trial(0, 0), Trial(0, 2)], Assert.Single(bench.Lease(Bob).Trainings).Trials);
    }

    [Fact]
    public void Only_the_training_at_hand_is_blamed_for_a_lost_worker_and_travels_alone_afterwards()
    {
        var bench = new LedgerBench().With(trainings: 30);
        bench.Report(bench.Lease(Ann), 0, seconds: 0.5);
        var grant = bench.Lease(Ann);
        Assert.True(grant.Trainings.Count > 1, "a known rate should fill the lease");
        bench.Report(grant, 1);

        bench.Now += Duration;
        Assert.Equal(Training(2), Assert.Single(bench.Ledger.Lose(Loss.Silence, bench.Now)).Training);

        // The innocent go first, in their old order; the suspect waits out its back-off of 1 s.
        Assert.Equal(Training(3), bench.Lease(Bob).Trainings[0].Id);
        bench.Now += TimeSpan.FromSeconds(1);
        List<Grant> rest = [];
        while (bench.Ledger.Lease(Bob with { Name = $"bob-{rest.Count}" }, bench.Now) is { } next)
        {
            rest.Add(next);
        }

        Assert.Single(Assert.Single(rest, next => next.Trainings.Any(static training => training.Id == Training(2))).Trainings);
    }

    [Fact]
    public void A_training_that_loses_worker_after_worker_is_given_up()
    {
        var bench = new LedgerBench(maxAttempts: 3).With(trainings: 1, trials: 2);
        foreach (var forGood in new[] { false, false, true })
        {
            bench.Lease(Ann);
            Assert.Equal(forGood, Assert.Single(bench.Ledger.Lose(Loss.Superseded(Ann with { Incarnation = Guid.NewGuid() }), bench.Now)).ForGood);
            bench.Now += TimeSpan.FromMinutes(1);
        }

        Assert.True(bench.Ledger.IsDrained);
        Assert.Equal(2, bench.Ledger.Counts.Failed);
        Assert.Equal(4, bench.Ledger.Counts.Retries);
    }

    [Theory]
    [InlineData(FailureCause.UserError, 1)]
    [InlineData(FailureCause.OutOfMemory, 2)]
    [InlineData(FailureCause.Timeout, 2)]
    [InlineData(FailureCause.WorkerLost, 3)]
    [InlineData(FailureCause.Unreachable, 30)]
    public void Each_cause_has_a_budget_of_its_own(FailureCause cause, int budget)
    {
        var bench = new LedgerBench(maxAttempts: 3).With(trainings: 1);
        for (var attempt = 1; attempt <= budget; attempt++)
        {
            var failed = bench.Ledger.Fail(bench.Lease(Ann).Token, Training(0), cause, bench.Now);
            Assert.Equal(attempt == budget, failed!.ForGood);
            bench.Now += TimeSpan.FromMinutes(1);
        }

        Assert.True(bench.Ledger.IsDrained);
    }

    [Fact]
    public void Failures_before_this_owner_count_too()
    {
        var bench = new LedgerBench(maxAttempts: 3);
        bench.Ledger.Add(new(Training(0), 1, [Trial(0, 0)], new Dictionary<FailureCause, int> { [FailureCause.WorkerLost] = 2 }));
        bench.Lease(Ann);

        Assert.True(Assert.Single(bench.Ledger.Lose(Loss.Superseded(Ann with { Incarnation = Guid.NewGuid() }), bench.Now)).ForGood);
    }

    [Fact]
    public void A_retry_waits_longer_each_time()
    {
        Assert.Equal([1, 2, 4, 8], [.. Enumerable.Range(1, 4).Select(static n => RetryPolicy.Wait(FailureCause.WorkerLost, n).TotalSeconds)]);
        Assert.Equal(60, RetryPolicy.Wait(FailureCause.WorkerLost, 30).TotalSeconds);
        Assert.Equal(5, RetryPolicy.Wait(FailureCause.OutOfMemory, 1).TotalSeconds);
    }

    [Fact]
    public void A_lease_whose_reply_was_lost_blames_nobody()
    {
        var bench = new LedgerBench(maxAttempts: 1).With(trainings: 1);
        Assert.NotNull(bench.Ledger.Lease(Ann, bench.Now));
        bench.Now += Duration;

        Assert.Empty(bench.Ledger.Lose(Loss.Silence, bench.Now));
        Assert.Equal(Training(0), bench.Lease(Bob).Trainings[0].Id);
    }

    [Fact]
    public void A_lease_of_a_lost_node_that_was_never_heard_of_blames_nobody()
    {
        var bench = new LedgerBench(maxAttempts: 1).With(trainings: 2);
        Assert.NotNull(bench.Ledger.Lease(Ann with { Node = "left" }, bench.Now));

        Assert.Empty(bench.Ledger.Lose(Loss.OfNodes(static node => node == "left"), bench.Now));
        Assert.Equal(Training(0), bench.Lease(Bob).Trainings[0].Id);
    }

    [Fact]
    public void Who_asks_again_without_having_received_a_lease_gets_the_same_work()
    {
        var bench = new LedgerBench().With(trainings: 2);
        var lost = bench.Ledger.Lease(Ann, bench.Now)!;
        var received = bench.Ledger.Lease(Ann, bench.Now)!;

        Assert.Equal(lost.Trainings[0].Id, received.Trainings[0].Id);
        Assert.NotEqual(lost.Token, received.Token);
        Assert.False(bench.Ledger.Renew(lost.Token, bench.Now));
    }

    [Fact]
    public void What_is_given_back_costs_nothing_and_comes_first_again()
    {
        var bench = new LedgerBench(maxAttempts: 1).With(trainings: 2);
        bench.Lease(Ann);
        bench.Ledger.Lose(Loss.GivenBack(Ann), bench.Now);

        Assert.Equal(Training(0), bench.Lease(Bob).Trainings[0].Id);
        Assert.Equal(0, bench.Ledger.Counts.Retries);
    }

    [Fact]
    public void A_new_process_of_a_worker_takes_over_at_once()
    {
        var bench = new LedgerBench().With(trainings: 2);
        bench.Lease(Ann);
        bench.Lease(Bob);
        var reborn = Ann with { Incarnation = Guid.Parse("00000000-0000-0000-0000-0000000000aa") };

        Assert.Equal(Training(0), Assert.Single(bench.Ledger.Lose(Loss.Superseded(reborn), bench.Now)).Training);
        Assert.Empty(bench.Ledger.Lose(Loss.Superseded(reborn), bench.Now));
        Assert.Equal(1, bench.Ledger.Counts.Leased);
    }

    [Fact]
    public void A_failure_leaves_the_rest_of_the_lease_in_its_hands()
    {
        var bench = new LedgerBench().With(trainings: 20);
        bench.Report(bench.Lease(Ann), 0, seconds: 0.1);
        var grant = bench.Lease(Ann);

        Assert.NotNull(bench.Ledger.Fail(grant.Token, Training(1), FailureCause.UserError, bench.Now));
        Assert.Equal(Acceptance.Accepted, bench.Report(grant, 2));
        Assert.Null(bench.Ledger.Fail(grant.Token, Training(1), FailureCause.UserError, bench.Now));
    }
}
