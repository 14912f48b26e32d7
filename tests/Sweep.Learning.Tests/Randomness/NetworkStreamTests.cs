using Sweep.Learning.Networks;
using Sweep.Learning.Randomness;
using Sweep.Learning.Runs;
using Sweep.Learning.Scenes;
using Sweep.Learning.Tests.Laws;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;

namespace Sweep.Learning.Tests.Randomness;

/// <summary>Networks that differ share no random numbers, and the same network in other numbers shares all.</summary>
[Fast]
public sealed class NetworkStreamTests
{
    private static readonly GridPoint One = new()
    {
        Depth = 1, Width = 4, Embedding = 1, Radius = 2, Spacing = PerAxis.Uniform(2, 97), TrainWindow = PerAxis.Uniform(2, 4), Steps = 1, Noise = 0.01, Elastic = 0.2,
        Precision = Precision.Float32,
    };

    private static readonly GridPoint Many = One with { Embedding = 64 };

    [Fact]
    public void Embeddings_of_one_and_of_64_channels_are_drawn_from_independent_streams()
    {
        var (one, many) = (Weights(One), Weights(Many));

        // All but the last layer have the same shapes: correlated they would be the same numbers.
        var shared = one.Zip(many).Where(static pair => pair.First != 0 && pair.Second != 0).ToList();
        Assert.True(shared.Count > 1000);
        Assert.InRange(Correlation(shared), -0.1, 0.1);
        Assert.DoesNotContain(shared, static pair => pair.First == pair.Second);
        Assert.NotEqual(GenericImage.Of(new(4, 4), One.RandomSeed), GenericImage.Of(new(4, 4), Many.RandomSeed));
        Assert.NotEqual(Window(One), Window(Many));
    }

    [Fact]
    public void In_the_first_stream_they_share_their_numbers_as_they_did()
    {
        var (one, many) = (Weights(One with { Stream = 1 }), Weights(Many with { Stream = 1 }));

        Assert.Equal(one.Take(1000), many.Take(1000));
        Assert.Equal(Window(One with { Stream = 1 }), Window(Many with { Stream = 1 }));
        Assert.Equal(HeInitialisation.Of(Shapes(One), 0).Select(static weight => (double)(float)weight), one);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_network_in_float64_has_the_weights_and_windows_of_the_same_in_float32(int stream)
    {
        var point = One with { Stream = stream, Seed = 3 };
        var again = point with { Precision = Precision.Float64 };

        Assert.Equal(Weights(point), Weights(again).Select(static weight => (double)(float)weight));
        Assert.Equal(Window(point), Window(again));
    }

    private static IReadOnlyList<WeightShape> Shapes(GridPoint point)
    {
        using var network = TrainingRun.Initialised(point);
        return network.Weights.Shapes;
    }

    private static double[] Weights(GridPoint point)
    {
        using var network = TrainingRun.Initialised(point);
        return ImageTensor.Pixels(network.Weights.Values);
    }

    /// <summary>The first window that training sees, with its place, noise and deformation.</summary>
    private static double[] Window(GridPoint point)
    {
        var window = Measured.Feasible(point).Training!;
        return Scene.ForTraining(point, window, 0).Image(window.Margin.Select(static margin => -margin), window.Input);
    }

    private static double Correlation(IReadOnlyList<(double First, double Second)> pairs) =>
        pairs.Sum(static pair => pair.First * pair.Second)
        / Math.Sqrt(pairs.Sum(static pair => pair.First * pair.First) * pairs.Sum(static pair => pair.Second * pair.Second));
}
