using Sweep.Theory.Geometry;
using Sweep.Theory.Points;

namespace Sweep.Theory.Tests.Geometry;

public sealed class TrainingWindowTests
{
    private static readonly GridPoint Trained = new() { Depth = 4, Radius = 5, Spacing = new(13, 13), Steps = 10, Width = 4 };

    [Fact]
    public void A_window_that_is_no_natural_size_is_cut_from_the_next_larger()
    {
        var window = SamplePoints.Trial(Trained with { TrainWindow = new(16, 16) }).Training!;

        Assert.Equal(new PerAxis(204, 204), window.Input);
        Assert.Equal(new PerAxis(20, 20), window.Output);
        Assert.Equal(new PerAxis(16, 16), window.Window);
        Assert.Equal(new PerAxis(2, 2), window.Offset);
        Assert.Equal(new PerAxis(92, 92), window.Margin);
    }

    [Fact]
    public void By_default_the_window_is_two_periods_and_holds_a_whole_object()
    {
        Assert.Equal(new PerAxis(32, 32), SamplePoints.Trial(Trained).Training!.Window);
        Assert.Equal(new PerAxis(11, 11), SamplePoints.Trial(Trained with { Depth = 1 }).Training!.Window);
        Assert.Equal(new PerAxis(16, 16), SamplePoints.Trial(Trained with { Scene = SceneKind.Constant }).Training!.Window);
    }

    [Fact]
    public void A_dilated_network_sees_the_windows_of_a_subsampling_one() =>
        Assert.Equal(new PerAxis(32, 32), SamplePoints.Trial(Trained with { Pooling = Pooling.Dilated, Width = 1 }).Training!.Window);

    [Fact]
    public void Random_weights_have_no_window() => Assert.Null(SamplePoints.Trial(Trained with { Steps = 0 }).Training);

    [Fact]
    public void Padded_windows_are_cut_from_multiples_of_the_period()
    {
        var window = SamplePoints.Trial(Trained with { Padding = Padding.Same, TrainWindow = new(17, 30) }).Training!;

        Assert.Equal(new PerAxis(32, 32), window.Output);
        Assert.Equal(new PerAxis(7, 1), window.Offset);
    }
}
