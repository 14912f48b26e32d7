using Sweep.Learning.Training;

namespace Sweep.Learning.Tests.Training;

public sealed class TrainingResultTests
{
    [Fact]
    public void The_curve_is_the_mean_loss_of_100_equal_stretches()
    {
        // 250 steps: stretches of two and three steps by turns.
        var result = TrainingResult.Of([.. Enumerable.Range(1, 250).Select(static step => (double)step)]);

        Assert.Equal(100, result.Curve.Count);
        Assert.Equal([1.5, 4, 6.5, 9], result.Curve.Take(4));
        Assert.Equal(249, result.Curve[^1]);
        Assert.Equal((250, 238), (result.Steps, result.FinalLoss));
    }

    [Fact]
    public void Fewer_steps_than_stretches_are_the_curve_themselves()
    {
        var result = TrainingResult.Of([5, 3, 1]);

        Assert.Equal([5, 3, 1], result.Curve);
        Assert.Equal((3, 1), (result.Steps, result.FinalLoss));
    }
}
