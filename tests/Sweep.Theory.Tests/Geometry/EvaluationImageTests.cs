using CsCheck;
using Sweep.Theory.Geometry;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Tests.Geometry;

public sealed class EvaluationImageTests
{
    [Fact]
    public void A_valid_image_shows_every_phase_and_along_the_first_axis_twice()
    {
        // P = 4, s = 7: 4 phases, so 8 and 4 discs of 3 pixels: 7 * 7 + 3 = 52 and 3 * 7 + 3 = 24, both natural.
        var image = Points.Trial(Points.Discs(2, 2, 7, 7)).Evaluation;

        Assert.Equal(new PerAxis(52, 24), image.Output);
        Assert.Equal(new PerAxis(92, 64), image.Input);
        Assert.Equal(new PerAxis(20, 20), image.Margin);
        Assert.Equal(new PerAxis(8, 4), image.Objects);
    }

    [Fact]
    public void A_padded_image_closes_the_lattice_and_has_objects_far_from_the_border()
    {
        // lcm(6, 4) = 12; 8 discs of 3 pixels reach 7 * 6 + 3 = 45, so 48.
        var image = Points.Trial(Points.Discs(2, 2, 6, 6) with { Padding = Padding.Circular }).Evaluation;

        Assert.Equal(new PerAxis(48, 48), image.Input);
        Assert.Equal(new PerAxis(48, 48), image.Output);
        Assert.Equal(new PerAxis(0, 0), image.Margin);
        Assert.Equal(new PerAxis(8, 8), image.Objects);
    }

    [Fact]
    public void On_a_constant_image_every_pixel_is_an_object()
    {
        var image = Points.Trial(new GridPoint { Scene = SceneKind.Constant }).Evaluation;

        // P = 4: at least 8 and 4 pixels, and the natural outputs are 4, 8, 12 and so on.
        Assert.Equal(new PerAxis(8, 4), image.Output);
        Assert.Equal(image.Output, image.Objects);
    }

    [Fact]
    public void Seams_of_a_training_need_four_periods()
    {
        var point = Points.Discs(2, 3, 9) with { Radius = 3, Steps = 10 };

        // s = P = 9 has one phase: 2 discs of 7 pixels would do in 16 pixels; 4 periods are 36. Natural: 9b - 16.
        Assert.Equal(38, Points.Trial(point).Evaluation.Output[0]);
        Assert.Equal(20, Points.Trial(point with { Measure = Measures.Separability }).Evaluation.Output[0]);
        Assert.Equal(20, Points.Trial(point with { Steps = 0 }).Evaluation.Output[0]);
    }

    [Fact]
    public void The_objects_counted_are_those_that_fit() => Points.Feasible.Sample(static point =>
    {
        if (Trial.Of(point).Trial is not { } trial)
        {
            return;
        }

        for (var axis = 0; axis < point.Dimensions; axis++)
        {
            var side = trial.Evaluation.Output[axis];
            var whole = Enumerable.Range(-3, side + 6).Count(disc => disc * point.Spacing[axis] >= 0 && (disc * point.Spacing[axis]) + 2 < side);
            Assert.Equal(whole, trial.Evaluation.Objects[axis]);
            Assert.True(whole >= 2);
            Assert.Equal(trial.Evaluation.Input[axis] - side, 2 * trial.Evaluation.Margin[axis]);
            if (point.Padding != Padding.Valid)
            {
                Assert.Equal((0, 0), (side % trial.Period[axis], side % point.Spacing[axis]));
            }
        }
    });
}
