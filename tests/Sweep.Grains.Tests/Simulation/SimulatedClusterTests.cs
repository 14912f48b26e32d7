using Sweep.Benchmarks.Simulation.Model;

namespace Sweep.Grains.Tests.Simulation;

[Fast]
public sealed class SimulatedClusterTests
{
    private static readonly Scenario Small = new() { Nodes = 4, GpusOfANode = 8, TrialTime = 1, WarmUp = 10, Window = 50 };

    private static readonly Costs Slow = Costs.None with
    {
        Turn = 1e-4,
        Message = 1e-4,
        Delay = 1e-3,
        Lease = new(1e-4, 1e-6),
        Accept = 1e-5,
        Renew = 1e-5,
        ReadWork = new(1e-3, 1e-4),
        FlushRows = new(5e-3, 1e-4),
        FlushLease = 1e-5,
        MembershipRead = new(1e-3, 1e-5),
        Alive = 1e-3,
        Word = 1e-3,
    };

    [Fact]
    public void Gpus_compute_all_the_time_where_nothing_costs_time()
    {
        var outcome = SimulatedCluster.Run(Small with { Network = 0 }, Costs.None);

        Assert.Equal(1, outcome.Gpu, 12);
        Assert.Equal(0, outcome.LeaseWait99);
        Assert.True(outcome.Holds);

        // 32 GPUs with trials of a second.
        Assert.Equal(32, outcome.TrialsPerSecond, 1.0);
    }

    [Fact]
    public void Every_trial_counts_once()
    {
        var outcome = SimulatedCluster.Run(Small, Slow);

        Assert.Equal(0, outcome.Repeated);
        Assert.InRange(outcome.Finished, 32 * 50, 32 * 60 + 100);
    }

    [Fact]
    public void The_same_seed_gives_the_same_outcome_and_another_one_another()
    {
        var first = SimulatedCluster.Run(Small, Slow);

        Assert.Equal(first, SimulatedCluster.Run(Small, Slow));
        Assert.NotEqual(first with { Scenario = Small }, SimulatedCluster.Run(Small with { Seed = 2 }, Slow) with { Scenario = Small });
    }

    [Fact]
    public void A_dispatcher_whose_turns_take_long_does_not_hold_and_four_do()
    {
        // 64 workers without work ask five times a second. One dispatcher would need 64 * 5 * 4 ms = 128 % of its time, and each of four needs 32 %,
        // and as much again at most for the few questions that it passes on.
        var cluster = Small with { Nodes = 8, IsOutOfWork = true, Network = 0, Heartbeat = 1000 };
        var turns = Costs.None with { Turn = 4e-3 };
        var one = SimulatedCluster.Run(cluster, turns);
        var four = SimulatedCluster.Run(cluster with { Dispatchers = 4 }, turns);

        Assert.Equal("dispatcher", one.Limit);
        Assert.InRange(one.Dispatcher, 0.95, 1);
        Assert.InRange(four.Dispatcher, 0.3, 0.65);
    }

    [Fact]
    public void Renewals_load_the_grain_of_the_sweep_as_their_number_says()
    {
        // 32 workers renew every 2 s, each for 10 ms: 16 %, and nothing else costs time.
        var outcome = SimulatedCluster.Run(Small with { TrialTime = 3600 }, Costs.None with { Renew = 0.01 });

        Assert.Equal(0.16, outcome.SweepGrain, 0.005);
    }

    [Fact]
    public void A_lease_that_comes_long_before_it_can_begin_is_given_back_and_does_no_harm()
    {
        // A worker asks a second before the expected end of a minute, and keeps the lease for 3 s: most trials end earlier or later.
        var outcome = SimulatedCluster.Run(Small with { TrialTime = 60, Spread = 0.5, WarmUp = 100, Window = 600 }, Slow);

        Assert.Equal(0, outcome.Repeated);
        Assert.InRange(outcome.Gpu, 0.99, 1);
        Assert.Equal(32 / 60.0, outcome.TrialsPerSecond, 0.1);
    }

    [Fact]
    public void Connections_grow_with_the_nodes()
    {
        var few = SimulatedCluster.Run(Small, Slow);
        var many = SimulatedCluster.Run(Small with { Nodes = 8 }, Slow);

        Assert.InRange(few.Connections, (2 * 4) + 1, (2 * 4) + 16);
        Assert.InRange(many.Connections, (2 * 8) + 1, (2 * 8) + 16);
    }

    [Fact]
    public void Workers_without_work_ask_five_times_a_second_and_their_sweep_rests()
    {
        // 32 workers with 5 questions a second, each one turn of 1 ms of the dispatcher, and a second one where it asks the sweep. It does so
        // 20 times a second at most, and with the few questions that come before the sweep's answer.
        var outcome = SimulatedCluster.Run(Small with { IsOutOfWork = true, Network = 0, Heartbeat = 1000 }, Costs.None with { Turn = 1e-3 });

        Assert.InRange(outcome.Dispatcher, 0.155, 0.22);
        Assert.InRange(outcome.SweepGrain, 0.015, 0.06);
        Assert.Equal(0, outcome.Gpu);
    }

    [Fact]
    public void Eight_thousand_workers_without_work_leave_the_dispatcher_time()
    {
        // 4,000 questions in a second, each one turn of 0.1 ms. Every 0.2 s they would need 400 % of its time.
        var outcome = SimulatedCluster.Run(
            Small with { Nodes = 1000, IsOutOfWork = true, Network = 0, Heartbeat = 1000, Window = 10 }, Costs.None with { Turn = 1e-4 });

        Assert.InRange(outcome.Dispatcher, 0.39, 0.45);
    }
}
