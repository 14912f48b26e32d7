using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Theory.Tests.Trials;

public sealed class WorkTests
{
    [Fact]
    public void A_plain_network_costs_what_its_convolutions_cost()
    {
        var point = new GridPoint { Dimensions = 1, Depth = 0, Convolutions = 1, Width = 2, Embedding = 3 };

        // 10 pixels leave 8: 8 * 3 taps * 1 * 2 maps, then 8 * 2 * 3 for the embedding.
        Assert.Equal(48 + 48, Work.Forward(point, new PerAxis(10)));
    }

    [Fact]
    public void Every_layer_counts_at_its_own_size()
    {
        var point = new GridPoint { Dimensions = 1, Depth = 1, Convolutions = 1, Width = 2, Embedding = 1 };

        // 12 -> 10 (3*1*2 each = 60) -> 5 -> 3 (3*2*4 = 72) -> 6 (4*2 = 48) -> 4 (3*4*2 = 96) -> 4*2*1 = 8.
        Assert.Equal(60 + 72 + 48 + 96 + 8, Work.Forward(point, new PerAxis(12)));
        Assert.Equal(60 + 72 + 96 + 8, Work.Forward(point with { Upsampling = Upsampling.Nearest }, new PerAxis(12)));
    }

    [Fact]
    public void A_dilated_network_works_at_full_size_with_every_tap()
    {
        var point = new GridPoint { Dimensions = 1, Depth = 1, Convolutions = 1, Width = 2, Embedding = 1, Pooling = Pooling.Dilated };

        // 20 -> 18 (3*1*2 each = 108) -> 17 -> taps 2 apart, 13 (3*2*4 = 312) -> 12 of 2 taps (2*4*2 = 192) -> 10 (3*4*2 = 240) -> 10*2*1 = 20.
        Assert.Equal(108 + 312 + 192 + 240 + 20, Work.Forward(point, new PerAxis(20)));
        // Around a circular border nothing shrinks: 20 pixels everywhere.
        Assert.Equal(20 * (6 + 24 + 16 + 24 + 2), Work.Forward(point with { Padding = Padding.Circular }, new PerAxis(20)));
    }

    [Fact]
    public void Every_window_of_a_batch_is_work()
    {
        var point = SamplePoints.Discs(1, 2, 5) with { Steps = 7, Width = 2 };

        Assert.Equal(4 * SamplePoints.Trial(point).TrainingCost, SamplePoints.Trial(point with { Batch = 4 }).TrainingCost);
    }

    [Fact]
    public void Shifts_take_a_pass_each_on_two_images()
    {
        var point = SamplePoints.Discs(2, 2, 6, 6) with { Padding = Padding.Circular, Width = 2, Measure = Measures.None };
        var trial = SamplePoints.Trial(point with { Measure = Measures.Shifts });

        // 1, 2 and 3 pixels along two axes and the diagonal.
        Assert.Equal(SamplePoints.Trial(point).MeasuringCost + (2 * 9 * Work.Pass(point, trial.Evaluation.Input)), trial.MeasuringCost);
    }

    [Fact]
    public void Normalisation_is_a_call_beside_every_convolution()
    {
        var point = new GridPoint { Dimensions = 1, Depth = 0, Convolutions = 2, Width = 2 };

        Assert.Equal(2 * 2e5, Work.Pass(point with { Normalisation = Normalisation.Group }, new PerAxis(10)) - Work.Pass(point, new PerAxis(10)));
    }

    [Fact]
    public void Instances_cost_by_the_pixel_and_channel_of_the_image_that_they_are_found_in()
    {
        var point = SamplePoints.Discs(1, 2, 5) with { Steps = 7, Width = 2, Measure = Measures.None };
        var instances = point with { Measure = Measures.Instances };

        Assert.Equal(3 * SamplePoints.Trial(point).Evaluation.Output.Product(), (SamplePoints.Trial(instances).MeasuringCost - SamplePoints.Trial(point).MeasuringCost) / 1e4, 1e-6);
        Assert.Equal(SamplePoints.Trial(point with { Steps = 0 }).MeasuringCost, SamplePoints.Trial(instances with { Steps = 0 }).MeasuringCost);
    }

    [Fact]
    public void A_pass_in_float64_takes_five_times_the_operations_and_the_same_calls()
    {
        var point = new GridPoint { Dimensions = 1, Depth = 0, Convolutions = 1, Width = 2, Embedding = 3, Precision = Precision.Float32 };

        // A convolution and the embedding are two calls.
        Assert.Equal(96 + 4e5, Work.Pass(point, new PerAxis(10)));
        Assert.Equal(480 + 4e5, Work.Pass(point with { Precision = Precision.Float64 }, new PerAxis(10)));
    }

    [Fact]
    public void Training_costs_three_passes_a_step_and_measuring_one_and_a_share()
    {
        var point = SamplePoints.Discs(1, 2, 5) with { Steps = 7, Width = 2 };
        var trial = SamplePoints.Trial(point);

        Assert.Equal(21 * Work.Pass(point, trial.Training!.Input), trial.TrainingCost);
        Assert.Equal(2e7 + Work.Pass(point, trial.Evaluation.Input), trial.MeasuringCost);
        Assert.Equal(trial.TrainingCost + trial.MeasuringCost, trial.Cost);
        Assert.Equal(0, SamplePoints.Trial(point with { Steps = 0 }).TrainingCost);
    }
}
