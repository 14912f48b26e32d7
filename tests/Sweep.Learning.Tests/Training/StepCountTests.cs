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
        Assert.Equal((0, 0, 6), Steps(first));

        Assert.Throws<OperationCanceledException>(() => training.Run(3, first));
        Assert.Throws<OperationCanceledException>(() => training.Run(1, second));
        training.Run(count: third);

        Assert.Equal([(0, 3, 6), (3, 4, 6), (4, 6, 6)], [Steps(first), Steps(second), Steps(third)]);
        StepCount Count() => new(training.Point.Steps, time);
    }

    [Fact]
    public void The_time_of_the_steps_ends_with_them_and_that_of_measuring_begins()
    {
        // Each look at the clock is one tick: one before the steps, one after each, and one at the end.
        var count = new StepCount(SavedTraining.Short.Steps, time);

        Trained.By(SavedTraining.Short, null, count, TestContext.Current.CancellationToken);

        Assert.Equal(new(0, 6, 6, 7 * Tick, Tick), count.Now);
        Assert.Equal(new(0, 6, 6, 7 * Tick, 2 * Tick), count.Now);
    }

    [Fact]
    public void The_first_steps_are_forgotten_whenever_their_time_has_doubled()
    {
        // With the look of this test, a step takes two ticks.
        using var slow = new TickingTime(StepCount.WarmUp);
        var count = new StepCount(99, slow);
        count.Begin(0);
        List<int> firsts = [];
        for (var step = 1; step <= 8; step++)
        {
            count.Reach(step);
            firsts.Add(count.Now.First);
        }

        Assert.Equal([0, 0, 2, 2, 3, 3, 3, 5], firsts);
    }

    [Fact]
    public void Before_its_first_step_a_training_has_no_time_of_steps()
    {
        var count = new StepCount(5, time);

        Assert.Equal(new(0, 0, 5, TimeSpan.Zero, TimeSpan.Zero), count.Now);
        count.Begin(2);
        Assert.Equal(new(2, 2, 5, Tick, TimeSpan.Zero), count.Now);
    }

    [Fact]
    public void A_training_whose_loss_reached_0_has_no_step_left()
    {
        var count = new StepCount(5, time);
        count.Begin(0);
        count.Reach(1);

        count.End(2);

        Assert.Equal((0, 2, 2), Steps(count));
    }

    [Fact]
    public void Rechecks_do_not_count()
    {
        var trial = Measured.Feasible(Suspicion.Trained);
        var count = new StepCount(trial.Point.Steps, time);

        var judged = JudgedRun.Of(
            [trial], Suspicion.Lowered, Suspicion.Lowered, new() { StepCount = count }, CancellationToken.None, TestContext.Current.CancellationToken).Single();

        Assert.Equal(2, judged.CounterExample!.Rechecks.Count);
        Assert.Equal(new(0, 4, 4, 5 * Tick, Tick), count.Now);
    }

    public void Dispose() => time.Dispose();

    private static (int First, int Step, int Steps) Steps(StepCount count) => count.Now is var now ? (now.First, now.Step, now.Steps) : default;
}
