using CsCheck;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Tests.Geometry;

public sealed class EvaluationImageTests
{
    [Fact]
    public void A_valid_image_shows_every_phase_and_along_the_first_axis_twice()
    {
        // P = 4, s = 7: 4 phases, so 8 and 4 discs of 3 pixels: 7 * 7 + 3 = 52 and 3 * 7 + 3 = 24, both natural.
        var image = SamplePoints.Trial(SamplePoints.Discs(2, 2, 7, 7)).Evaluation;

        Assert.Equal(new PerAxis(52, 24), image.Output);
        Assert.Equal(new PerAxis(92, 64), image.Input);
        Assert.Equal(new PerAxis(20, 20), image.Margin);
        Assert.Equal(new PerAxis(8, 4), image.Objects);
    }

    [Fact]
    public void A_padded_image_closes_the_lattice_and_has_objects_far_from_the_border()
    {
        // lcm(6, 4) = 12; 8 discs of 3 pixels reach 7 * 6 + 3 = 45, so 48.
        var image = SamplePoints.Trial(SamplePoints.Discs(2, 2, 6, 6) with { Padding = Padding.Circular }).Evaluation;

        Assert.Equal(new PerAxis(48, 48), image.Input);
        Assert.Equal(new PerAxis(48, 48), image.Output);
        Assert.Equal(new PerAxis(0, 0), image.Margin);
        Assert.Equal(new PerAxis(8, 8), image.Objects);
    }

    [Fact]
    public void On_a_constant_image_every_pixel_is_an_object()
    {
        var image = SamplePoints.Trial(new GridPoint { Scene = SceneKind.Constant }).Evaluation;

        // P = 4: at least 8 and 4 pixels, and the natural outputs are 4, 8, 12 and so on.
        Assert.Equal(new PerAxis(8, 4), image.Output);
        Assert.Equal(image.Output, image.Objects);
    }

    [Fact]
    public void Seams_of_a_training_need_four_periods()
    {
        var point = SamplePoints.Discs(2, 3, 9) with { Radius = 3, Steps = 10 };

        // s = P = 9 has one phase: 2 discs of 7 pixels would do in 16 pixels; 4 periods are 36. Natural: 9b - 16.
        Assert.Equal(38, SamplePoints.Trial(point).Evaluation.Output[0]);
        Assert.Equal(20, SamplePoints.Trial(point with { Measure = Measures.Separability }).Evaluation.Output[0]);
        Assert.Equal(20, SamplePoints.Trial(point with { Steps = 0 }).Evaluation.Output[0]);
    }

    [Fact]
    public void A_named_side_decides_alone()
    {
        var valid = SamplePoints.Discs(3, 2, 15, 15) with { Radius = 5, WholeImage = new(110, 110), Steps = 10 };

        // Natural outputs are 8b - 28: 108, 116. Discs of 11 pixels at 0, 15 .. 105 fit into 116.
        Assert.Equal(new PerAxis(116, 116), SamplePoints.Trial(valid).Evaluation.Output);
        Assert.Equal(new PerAxis(8, 8), SamplePoints.Trial(valid).Evaluation.Objects);
        // lcm(15, 8) = 120.
        Assert.Equal(new PerAxis(120, 120), SamplePoints.Trial(valid with { Padding = Padding.Circular }).Evaluation.Output);
        // The paper's 40 pixels at P = 4.
        Assert.Equal(new PerAxis(40, 40), SamplePoints.Trial(new() { Scene = SceneKind.Constant, Padding = Padding.Same, WholeImage = new(40, 40) }).Evaluation.Output);
    }

    [Fact]
    public void Nuclei_need_four_cells_and_four_periods_and_have_no_lattice_to_count_on()
    {
        var nuclei = new GridPoint { Scene = SceneKind.Nuclei, Radius = 4, Spacing = new(12, 13) };

        // 48 and 52; natural outputs of valid networks of depth 2 are the multiples of 4.
        Assert.Equal(new PerAxis(48, 52), SamplePoints.Trial(nuclei).Evaluation.Output);
        Assert.Equal(new PerAxis(0, 0), SamplePoints.Trial(nuclei).Evaluation.Objects);
        Assert.Equal(new PerAxis(68, 68), SamplePoints.Trial(nuclei with { Depth = 4, Spacing = new(12, 12) }).Evaluation.Output);
        // Nothing closes around a border: the next multiple of P = 4 above 4 * 13 = 52.
        Assert.Equal(new PerAxis(48, 52), SamplePoints.Trial(nuclei with { Padding = Padding.Circular }).Evaluation.Output);
    }

    [Fact]
    public void Images_need_four_periods()
    {
        var images = new GridPoint { Scene = SceneKind.Images, Images = "cells", Padding = Padding.Same, Depth = 3 };

        Assert.Equal(new PerAxis(32, 32), SamplePoints.Trial(images).Evaluation.Output);
        Assert.Equal(new PerAxis(104, 104), SamplePoints.Trial(images with { WholeImage = new(100, 100) }).Evaluation.Output);
    }

    [Fact]
    public void A_dilated_network_is_measured_on_the_image_of_a_subsampling_one()
    {
        var circular = SamplePoints.Discs(2, 2, 7, 7) with { Padding = Padding.Circular };
        var valid = SamplePoints.Discs(2, 2, 7, 7) with { Pooling = Pooling.Dilated };

        Assert.Equal(SamplePoints.Trial(circular).Evaluation, SamplePoints.Trial(circular with { Pooling = Pooling.Dilated }).Evaluation);
        // As with max pooling 8 and 4 discs: 52 and 24 pixels. Two stages of 4, two of 8 and one of 16 pixels, and filters of 2 * (1 + 2).
        Assert.Equal(new PerAxis(52, 24), SamplePoints.Trial(valid).Evaluation.Output);
        Assert.Equal(new PerAxis(98, 70), SamplePoints.Trial(valid).Evaluation.Input);
    }

    [Fact]
    public void The_objects_counted_are_those_that_fit() => SamplePoints.Feasible.Sample(static point =>
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
            Assert.InRange(trial.Evaluation.Input[axis] - side - (2 * trial.Evaluation.Margin[axis]), 0, point.Pooling == Pooling.Blur ? 1 : 0);
            if (point.Padding != Padding.Valid)
            {
                Assert.Equal((0, 0), (side % trial.Period[axis], side % point.Spacing[axis]));
            }
        }
    });
}
