using Sweep.Cli.Costs;
using Sweep.Cli.Sweeps;
using Sweep.Theory.Points;

namespace Sweep.Cli.Tests.Sweeps;

public sealed class WorkLeftTests
{
    private static readonly GridPoint Small = new() { Steps = 100, Width = 4 };
    private static readonly GridPoint Large = new() { Steps = 100, Width = 24 };

    [Fact]
    public void Three_equal_trainings_take_two_rounds_of_two_workers() => Assert.Equal(20, Work(new TrainingGroup(10, 0, 1, Count: 3, 0)).Makespan(2, 0, 0));

    [Fact]
    public void A_worker_takes_the_next_training_as_soon_as_it_is_free()
    {
        // 1, 2 and 3 s: the worker that is free after 1 s takes the last one.
        var work = Work(new TrainingGroup(1, 0, 1, 1, 0), new(2, 0, 1, 1, 0), new(3, 0, 1, 1, 0));

        Assert.Equal(4, work.Makespan(2, 0, 0));
        Assert.Equal(6, work.Makespan(1, 0, 0));
    }

    [Fact]
    public void A_million_equal_trainings_are_shared_out() => Assert.Equal(250_000 * 0.012, Work(new TrainingGroup(0, 0.01, 2, Count: 1_000_000, 0)).Makespan(4, 0.001, 0), 1e-6);

    [Fact]
    public void Work_done_on_the_trainings_in_hand_shortens_them_only()
    {
        // Of 2 and 10 s, 8 s are done, 6 s of them on the larger one: 0 and 4 s are left, and a third one of 3 s begins at once.
        var work = Work(new TrainingGroup(2, 0, 1, 1, 0), new(10, 0, 1, 1, 0), new(3, 0, 1, 1, 0));

        Assert.Equal(4, work.Makespan(2, 0, done: 8));
    }

    [Fact]
    public void Finished_trials_are_taken_from_the_front_with_their_training()
    {
        // 3 trainings of 10 s with 4 trials of 1 s each; 5 trials are done: one training, and the first trial of the next.
        var left = Work(new TrainingGroup(10, 4, Trials: 4, Count: 3, 0)).Without(5);

        Assert.Equal(7, left.Trials);
        Assert.Equal([new(0, 3, 3, 1, 0), new TrainingGroup(10, 4, 4, 1, 0)], left.Groups);
        Assert.Equal(17, left.Seconds);
        Assert.Empty(left.Without(7).Groups);
    }

    [Fact]
    public void A_spread_is_weighed_by_time() => Assert.Equal(0.4, Work(new TrainingGroup(1, 0, 1, 2, 0.1), new(6, 0, 1, 1, 0.5)).Spread, 1e-12);

    [Fact]
    public void Steps_that_are_done_tell_more_and_more_of_those_that_are_left()
    {
        // Expected are 10 s for 100 steps; the steps take 0.2 s each, and one is half done.
        var group = new TrainingGroup(10, 3, Trials: 3, Count: 1, 0);

        Assert.Equal(13, group.LeftOf(ToldTrainings.Of(Small, step: 0, trained: 0)), 1e-9);
        Assert.Equal((50 * 0.15) + 3, group.LeftOf(ToldTrainings.Of(Small, step: 50, trained: 10.1)), 1e-9);
        Assert.Equal((50 * 0.15) + 2, group.LeftOf(ToldTrainings.Of(Small, step: 50, trained: 10.1) with { Age = TimeSpan.FromSeconds(1) }), 1e-9);
        Assert.Equal(3, group.LeftOf(ToldTrainings.Of(Small, step: 50, trained: 10.1) with { Age = TimeSpan.FromMinutes(1) }), 1e-9);

        // The time of the first half of the steps is not counted.
        Assert.Equal((25 * ((0.25 * 0.1) + (0.75 * 0.2))) + 3, group.LeftOf(ToldTrainings.Of(Small, step: 75, trained: 5.1, first: 50)), 1e-9);
    }

    [Fact]
    public void A_training_that_is_done_again_counts_by_its_own_steps() =>
        // A trial of it was recorded, and then its worker was lost.
        Assert.Equal((90 * 0.2) + 3, new TrainingGroup(0, 3, Trials: 3, Count: 1, 0).LeftOf(ToldTrainings.Of(Small, step: 10, trained: 2.1)), 1e-9);

    [Fact]
    public void Of_what_is_measured_only_the_trial_in_hand_counts_down()
    {
        var group = new TrainingGroup(10, 3, Trials: 3, Count: 1, 0);

        Assert.Equal(2.5, group.LeftOf(ToldTrainings.Of(Small, step: 100, trained: 9, measuring: 0.25) with { Age = TimeSpan.FromSeconds(0.25) }), 1e-9);
        Assert.Equal(2, group.LeftOf(ToldTrainings.Of(Small, step: 100, trained: 9, measuring: 11)), 1e-9);
        Assert.Equal(1, (group with { Training = 0, Measuring = 2, Trials = 1 }).LeftOf(ToldTrainings.Of(Small, step: 100, trained: 9, measuring: 1)), 1e-9);
    }

    [Fact]
    public void Workers_are_free_when_their_trainings_in_hand_are_done()
    {
        // Small ones take 10 s and large ones 100 s.
        var work = Work(
            new TrainingGroup(10, 0, 1, Count: 2, 0, KnownCosts.TrainingOf(Small.Canonical)), new(100, 0, 1, Count: 2, 0, KnownCosts.TrainingOf(Large.Canonical)));

        // Of the small ones 2 and 8 s are left.
        Assert.Equal(108, work.Makespan(2, 0, [ToldTrainings.Of(Small, 80, 8.05), ToldTrainings.Of(Small, 20, 2.05)]), 1e-9);

        // Of the large one 20 s are left: the other worker does both small ones and then the other large one. A point has a stream and a seed.
        Assert.Equal(120, work.Makespan(2, 0, [ToldTrainings.Of(Large with { Stream = 2, Seed = 3 }, 80, 80.5), ToldTrainings.Of(Small, 0, 0)]), 1e-9);

        // Nobody tells of the second worker, which is free.
        Assert.Equal(120, work.Makespan(2, 0, [ToldTrainings.Of(Large, 80, 80.5)]), 1e-9);
    }

    [Fact]
    public void A_training_that_is_not_among_those_that_are_left_counts_by_its_own_steps_in_place_of_the_first()
    {
        var work = Work(new TrainingGroup(10, 0, 1, Count: 1, 0, KnownCosts.TrainingOf(Small.Canonical)));

        Assert.Equal(20, work.Makespan(2, 0, [ToldTrainings.Of(Large, 80, 80.5)]), 1e-9);
        Assert.Equal(10, work.Makespan(2, 0, [ToldTrainings.Of(Large, 0, 0)]), 1e-9);
        Assert.Equal(0, Work().Makespan(2, 0, [ToldTrainings.Of(Large, 80, 80.5)]));
    }

    [Fact]
    public void What_is_told_of_more_trainings_than_there_are_workers_is_old()
    {
        var work = Work(new TrainingGroup(10, 0, 1, Count: 2, 0, KnownCosts.TrainingOf(Small.Canonical)));

        Assert.Equal(14, work.Makespan(1, 0, [ToldTrainings.Of(Small, 90, 9.05) with { Age = TimeSpan.FromSeconds(5) }, ToldTrainings.Of(Small, 60, 6.05)]), 1e-9);
    }

    private static WorkLeft Work(params IReadOnlyList<TrainingGroup> groups) => new(groups);
}
