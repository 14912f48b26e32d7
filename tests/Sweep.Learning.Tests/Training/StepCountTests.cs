using Sweep.Learning.Runs;
using Sweep.Learning.Tests.Laws;
using Sweep.Learning.Tests.Runs;
using Sweep.Learning.Training;

namespace Sweep.Learning.Tests.Training;

[Fast]
public sealed class StepCountTests : IDisposable
{
    // Short: all steps of these trainings belong to the first moment.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private readonly TickingTime time = new(Tick);

    [Fact]
    public void A_training_counts_its_steps_and_a_resumed_one_from_where_it_resumes()
    {
        using var training = new SavedTraining(SavedTraining.Short);
        var (first, second, third) = (Count(), Count(), Count());
        Assert.Equal((0, 6), Steps(first));

        Assert.Throws<OperationCanceledException>(() => training.Run(3, first));
        Assert.Throws<OperationCanceledException>(() => training.Run(1, second));
        training.Run(count: third);

        Assert.Equal([(3, 6), (4, 6), (6, 6)], [Steps(first), Steps(second), Steps(third)]);
        StepCount Count() => new(training.Point.Steps, time);
    }

    [Fact]
    public void Measuring_begins_after_the_last_step_and_anew_after_each_trial()
    {
        var count = new StepCount(SavedTraining.Short.Steps, time);

        Trained.By(SavedTraining.Short, null, count, TestContext.Current.CancellationToken);

        // Each look at the clock is one tick. Nothing of so short a training is counted.
        Assert.Equal(new(6, 6, 6, TimeSpan.Zero, Tick), count.Now);
        Assert.Equal(new(6, 6, 6, TimeSpan.Zero, 2 * Tick), count.Now);
        count.Measured();
        Assert.Equal(new(6, 6, 6, TimeSpan.Zero, Tick), count.Now);
    }

    [Fact]
    public void A_network_that_is_not_trained_is_measured_from_the_beginning()
    {
        var count = new StepCount(0, time);

        Assert.Equal(new(0, 0, 0, TimeSpan.Zero, Tick), count.Now);
    }

    [Fact]
    public void The_first_steps_are_forgotten_whenever_their_time_has_doubled()
    {
        // A step takes one tick. Once steps count, a look at them takes another one.
        using var slow = new TickingTime(StepCount.WarmUp);
        var count = new StepCount(99, slow);
        count.Begin(7);
        List<(int, double)> counted = [];
        for (var step = 8; step <= 16; step++)
        {
            count.Reach(step);
            counted.Add(count.Now is var now ? (now.First, now.TrainingTime / StepCount.WarmUp) : default);
        }

        Assert.Equal([(8, 0), (9, 0), (10, 0), (9, 3), (9, 5), (11, 5), (11, 7), (11, 9), (13, 7)], counted);
    }

    [Fact]
    public void The_time_of_counted_steps_ends_with_them()
    {
        using var slow = new TickingTime(2 * StepCount.WarmUp);
        var count = new StepCount(99, slow);
        count.Begin(0);
        count.Reach(1);
        count.Reach(2);
        count.Reach(3);

        count.End(4);

        // The first step does not count. Each later one reads the clock once, and so does the end.
        Assert.Equal(new(1, 4, 4, 6 * StepCount.WarmUp, 2 * StepCount.WarmUp), count.Now);
    }

    [Fact]
    public void Before_its_first_step_a_training_has_no_time_of_steps()
    {
        var count = new StepCount(5, time);

        Assert.Equal(new(0, 0, 5, TimeSpan.Zero, TimeSpan.Zero), count.Now);
        count.Begin(2);
        Assert.Equal(new(2, 2, 5, TimeSpan.Zero, TimeSpan.Zero), count.Now);
    }

    [Fact]
    public void A_training_whose_loss_reached_0_has_no_step_left()
    {
        var count = new StepCount(5, time);
        count.Begin(0);
        count.Reach(1);

        count.End(2);

        Assert.Equal((2, 2), Steps(count));
    }

    [Fact]
    public void Rechecks_do_not_count()
    {
        var trial = Measured.Feasible(Suspicion.Trained);
        var count = new StepCount(trial.Point.Steps, time);

        var judged = JudgedRun.Of(
            [trial], Suspicion.Lowered, Suspicion.Lowered, new() { StepCount = count }, CancellationToken.None, TestContext.Current.CancellationToken).Single();

        Assert.Equal(2, judged.CounterExample!.Rechecks.Count);
        Assert.Equal((4, 4), Steps(count));
    }

    public void Dispose() => time.Dispose();

    private static (int Step, int Steps) Steps(StepCount count) => count.Now is var now ? (now.Step, now.Steps) : default;
}
