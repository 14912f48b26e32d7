using Sweep.Learning.Training;

namespace Sweep.Learning.Tests.Training;

[Fast]
public sealed class TrainingResultTests
{
    [Fact]
    public void The_curve_is_the_mean_loss_of_100_equal_stretches()
    {
        // 250 steps: stretches of two and three steps by turns.
        var result = Of([.. Enumerable.Range(1, 250).Select(static step => (double)step)]);

        Assert.Equal(100, result.Curve.Count);
        Assert.Equal([1.5, 4, 6.5, 9], result.Curve.Take(4));
        Assert.Equal(249, result.Curve[^1]);
        Assert.Equal((250, 238, 0), (result.Steps, result.FinalLoss, result.EmptyWindows));
    }

    [Fact]
    public void Fewer_steps_than_stretches_are_the_curve_themselves()
    {
        var result = Of(5, 3, 1);

        Assert.Equal([5, 3, 1], result.Curve);
        Assert.Equal((3, 1), (result.Steps, result.FinalLoss));
    }

    [Fact]
    public void The_final_loss_is_that_of_steps_that_compared_something_and_the_curve_that_of_all()
    {
        // Eleven steps with two instances, 1 to 11, each followed by an empty one: the last tenth of eleven is two steps.
        var result = TrainingResult.Of([.. Enumerable.Range(1, 11).SelectMany(static step => new[] { new TrainingStep(step, 2), new TrainingStep(0, 1) })]);

        Assert.Equal((22, 10.5, 11), (result.Steps, result.FinalLoss, result.EmptyWindows));
        Assert.Equal([1, 0, 2, 0], result.Curve.Take(4));
    }

    [Fact]
    public void Where_every_step_was_empty_there_is_no_final_loss()
    {
        var result = TrainingResult.Of([new(0, 1), new(0.25, 1)]);

        Assert.Equal((2, null, 2), (result.Steps, result.FinalLoss, result.EmptyWindows));
        Assert.Equal([0, 0.25], result.Curve);
    }

    private static TrainingResult Of(params double[] losses) => TrainingResult.Of([.. losses.Select(static loss => new TrainingStep(loss, 2))]);
}
