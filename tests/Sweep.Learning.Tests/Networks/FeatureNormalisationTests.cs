using Sweep.Learning.Networks;
using Sweep.Theory.Points;
using TorchSharp;
using static TorchSharp.torch;
using Padding = Sweep.Theory.Points.Padding;

namespace Sweep.Learning.Tests.Networks;

/// <summary>Each normalisation on channels that can be computed by hand; epsilon 1e-5 is felt in the sixth decimal.</summary>
[Fast]
public sealed class FeatureNormalisationTests
{
    /// <summary>Two channels, 1 3 with mean 2 and deviation 1, and 10 30 with mean 20 and deviation 10.</summary>
    private static readonly double[] Channels = [1, 3, 10, 30];

    [Fact]
    public void Instance_statistics_are_those_of_one_channel() => AssertClose([-1, 1, -1, 1], Of(Normalisation.Instance, Image(2, Channels)));

    /// <summary>Both channels are a group each, for two groups are the most that two channels can be shared out to.</summary>
    [Fact]
    public void Two_channels_are_two_groups() => AssertClose([-1, 1, -1, 1], Of(Normalisation.Group, Image(2, Channels)));

    /// <summary>Eight channels 0 .. 7 of one pixel each make four groups of two: every value lies half below or above its group's mean.</summary>
    [Fact]
    public void Eight_channels_are_four_groups() => AssertClose(
        [-1, 1, -1, 1, -1, 1, -1, 1], Of(Normalisation.Group, Image(8, 0, 1, 2, 3, 4, 5, 6, 7)), tolerance: 1e-4);

    /// <summary>Over both images the channel has mean 3 and variance (4 + 4 + 0 + 16) / 4 = 6.</summary>
    [Fact]
    public void Batch_statistics_in_training_are_those_of_all_images_together()
    {
        using var batch = tensor(new double[] { 1, 1, 3, 7 }, [2, 1, 2]);

        AssertClose([-2 / Math.Sqrt(6), -2 / Math.Sqrt(6), 0, 4 / Math.Sqrt(6)], Of(Normalisation.Batch, batch, training: true), tolerance: 1e-4);
    }

    /// <summary>Mean 0.9 * 0 + 0.1 * 3 and variance 0.9 * 1 + 0.1 * 8, 24 / 3, as PyTorch remembers it.</summary>
    [Fact]
    public void Training_moves_the_running_averages_by_a_tenth_and_inference_leaves_them()
    {
        using var network = Network(Normalisation.Batch);
        using var batch = tensor(new double[] { 1, 1, 3, 7 }, [2, 1, 2]);
        var layers = new FeatureNormalisation(Normalisation.Batch, network.Weights, network.Statistics);

        layers.Of("encoder.0.0", batch, training: true).Dispose();
        layers.Of("encoder.0.0", batch, training: false).Dispose();

        Assert.Equal(0.3, network.Statistics.Mean("encoder.0.0").item<double>(), 12);
        Assert.Equal(1.7, network.Statistics.Variance("encoder.0.0").item<double>(), 12);
    }

    [Fact]
    public void Batch_normalisation_at_inference_is_a_fixed_map()
    {
        using var network = Network(Normalisation.Batch);
        network.Statistics.Mean("encoder.0.0").fill_(2);
        network.Statistics.Variance("encoder.0.0").fill_(4);
        network.Weights["encoder.0.0.scale"].detach().fill_(3);
        network.Weights["encoder.0.0.shift"].detach().fill_(1);

        using var normalised = new FeatureNormalisation(Normalisation.Batch, network.Weights, network.Statistics).Of("encoder.0.0", Image(1, 2, 6), training: false);

        AssertClose([1, 7], ImageTensor.Pixels(normalised), tolerance: 1e-4);
    }

    [Theory]
    [InlineData(Normalisation.None, Pooling.Max)]
    [InlineData(Normalisation.Instance, Pooling.Max)]
    [InlineData(Normalisation.Group, Pooling.Blur)]
    [InlineData(Normalisation.Batch, Pooling.Dilated)]
    [InlineData(Normalisation.None, Pooling.AdaptivePolyphase)]
    public void At_inference_an_image_of_a_batch_gives_what_it_gives_alone(Normalisation normalisation, Pooling pooling)
    {
        using var scope = NewDisposeScope();
        using var network = new ShiftEquivariantUNet(
            new UNetOptions(2, [new PerAxis(1, 2), new PerAxis(2, 2)], Padding.Circular, Pooling: pooling, Width: 4, Normalisation: normalisation), ScalarType.Float64);
        network.Weights.Set(HeInitialisation.Of(network.Weights.Shapes, 1));
        var batch = rand([3, 1, 8, 8], ScalarType.Float64, generator: new Generator(1));

        var together = network.Forward(batch);

        for (var image = 0; image < 3; image++)
        {
            Assert.True(together.narrow(0, image, 1).allclose(network.Forward(batch.narrow(0, image, 1)), rtol: 0, atol: 1e-12));
        }
    }

    private static double[] Of(Normalisation kind, Tensor features, bool training = false)
    {
        using var network = Network(kind, (int)features.shape[1]);
        using var normalised = new FeatureNormalisation(kind, network.Weights, network.Statistics).Of("encoder.0.0", features, training);
        return ImageTensor.Pixels(normalised);
    }

    private static ShiftEquivariantUNet Network(Normalisation kind, int width = 1)
    {
        var network = new ShiftEquivariantUNet(new UNetOptions(1, [], Width: width, Normalisation: kind), ScalarType.Float64);
        network.Weights.Set(HeInitialisation.Of(network.Weights.Shapes, 1));
        return network;
    }

    private static Tensor Image(int channels, params double[] pixels) => tensor(pixels, [1, channels, pixels.Length / channels]);

    private static void AssertClose(double[] expected, double[] actual, double tolerance = 1e-5) =>
        Assert.Equal(expected, actual, (one, other) => Math.Abs(one - other) <= tolerance);
}
