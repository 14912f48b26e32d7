using Sweep.Cli.Sweeps;
using Sweep.Contracts.Scheduling;

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

    [Fact]
    public void Steps_that_are_done_tell_more_and_more_of_those_that_are_left()
    {
        // Expected are 10 s for 100 steps; the steps take 0.2 s each.
        var group = new TrainingGroup(10, 3, Trials: 3, Count: 1, 0);

        Assert.Equal(13, group.LeftOf(Running(step: 0, steps: 100, 0)), 1e-9);
        Assert.Equal((50 * 0.15) + 3, group.LeftOf(Running(step: 50, steps: 100, 10)), 1e-9);
        Assert.Equal((50 * 0.15) + 2, group.LeftOf(Running(step: 50, steps: 100, 10) with { Age = TimeSpan.FromSeconds(1) }), 1e-9);

        // The time of the first half of the steps is not known.
        Assert.Equal((25 * ((0.75 * 0.1) + (0.25 * 0.2))) + 3, group.LeftOf(Running(step: 75, steps: 100, 5, first: 50)), 1e-9);
    }

    [Fact]
    public void After_the_last_step_it_is_measured()
    {
        Assert.Equal(1, new TrainingGroup(10, 3, Trials: 3, Count: 1, 0).LeftOf(Running(step: 70, steps: 70, 9, measuring: 2)), 1e-9);
        Assert.Equal(0, new TrainingGroup(10, 3, Trials: 3, Count: 1, 0).LeftOf(Running(step: 70, steps: 70, 9, measuring: 11)), 1e-9);

        // A trial is recorded already, so that the time since the last step says nothing of the others.
        Assert.Equal(2, new TrainingGroup(0, 2, Trials: 2, Count: 1, 0).LeftOf(Running(step: 70, steps: 70, 9, measuring: 2)), 1e-9);
    }

    [Fact]
    public void Workers_are_free_when_their_trainings_in_hand_are_done()
    {
        // Of 10 s each, 8 and 2 s are done; the third begins after 2 s and the fourth after 8 s.
        var work = Work(new TrainingGroup(10, 0, 1, Count: 2, 0, "small"), new(10, 0, 1, Count: 2, 0, "large"));

        Assert.Equal(18, work.Makespan(2, 0, [Running(80, 100, 8, point: "small"), Running(20, 100, 2, point: "small")]), 1e-9);

        // The large ones are in hand, in any order; what is not known is taken for the first that is left.
        Assert.Equal(18, work.Makespan(2, 0, [Running(80, 100, 8, point: "large"), Running(20, 100, 2, point: null)]), 1e-9);
        Assert.Equal(30, work.Makespan(2, 0, [Running(0, 100, 0, point: "large")]) + work.Makespan(4, 0, [Running(0, 100, 0, point: "large")]), 1e-9);
    }

    private static RunningTraining Running(int step, int steps, double trained, double measuring = 0, int first = 0, string? point = "a point") => new()
    {
        Point = point,
        Pending = 1,
        Age = TimeSpan.Zero,
        AtWork = new()
        {
            Training = default, FirstStep = first, Step = step, Steps = steps, TrainingTime = TimeSpan.FromSeconds(trained), MeasuringTime = TimeSpan.FromSeconds(measuring),
        },
    };

    private static WorkLeft Work(params IReadOnlyList<TrainingGroup> groups) => new(groups);
}
