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
        var point = Points.Discs(1, 2, 5) with { Steps = 7, Width = 2 };
        var trial = Points.Trial(point);

        Assert.Equal(21 * Work.Pass(point, trial.Training!.Input), trial.TrainingCost);
        Assert.Equal(2e7 + Work.Pass(point, trial.Evaluation.Input), trial.MeasuringCost);
        Assert.Equal(trial.TrainingCost + trial.MeasuringCost, trial.Cost);
        Assert.Equal(0, Points.Trial(point with { Steps = 0 }).TrainingCost);
    }
}
