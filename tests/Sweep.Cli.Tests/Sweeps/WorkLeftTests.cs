using Sweep.Cli.Sweeps;

namespace Sweep.Cli.Tests.Sweeps;

public sealed class WorkLeftTests
{
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

    private static WorkLeft Work(params IReadOnlyList<TrainingGroup> groups) => new(groups);
}
