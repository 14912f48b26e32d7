using Sweep.Learning.Inference;
using Sweep.Learning.Networks;
using Sweep.Theory;
using Sweep.Theory.Points;
using TorchSharp;
using static TorchSharp.torch;
using Padding = Sweep.Theory.Points.Padding;

namespace Sweep.Learning.Tests.Inference;

/// <summary>What tiles cost, what they return, and what they refuse.</summary>
[Fast]
public sealed class TiledLimitsTests
{
    /// <summary>One level of factor 2 with two convolutions: natural inputs 18, 20, 22 .. give outputs 2, 4, 6 ..</summary>
    private static readonly UNetOptions Small = new(2, [new PerAxis(2, 2)], Width: 2);

    [Fact]
    public void The_network_never_sees_more_pixels_than_it_is_allowed_together()
    {
        using var network = new ShiftEquivariantUNet(Small);
        using var image = zeros(1, 1, 700, 900);
        var seen = new List<long[]>();

        using var output = new TiledInference(network, new TiledOptions(Pixels: 64 * 64, Batch: 3)).Run(
            image,
            tiles =>
            {
                seen.Add(tiles.shape);
                return network.Forward(tiles);
            },
            TestContext.Current.CancellationToken);

        Assert.Equal([1, 3, 684, 884], output.shape);
        Assert.All(seen, static shape => Assert.InRange(shape[2] * shape[3], 1, 64 * 64));
        Assert.All(seen, static shape => Assert.InRange(shape[0], 1, 3));
        Assert.Equal(3, seen[0][0]);
    }

    /// <summary>A 64 x 64 tile gives 48 x 48 pixels; 684 and 884 take 15 and 19 of them.</summary>
    [Fact]
    public void No_tile_is_computed_twice_and_none_is_smaller_than_it_could_be()
    {
        using var network = new ShiftEquivariantUNet(Small);
        using var image = zeros(1, 1, 700, 900);
        var tiles = 0L;

        using var output = new TiledInference(network, new TiledOptions(Pixels: 64 * 64, Batch: 7)).Run(
            image, batch => network.Forward(Counted(batch, ref tiles)), TestContext.Current.CancellationToken);

        Assert.Equal(15 * 19, tiles);
    }

    [Theory]
    [InlineData(18, 2)]
    [InlineData(19, 2)]
    [InlineData(20, 4)]
    public void The_output_covers_the_largest_natural_size_inside_the_image(int side, int expected)
    {
        using var network = new ShiftEquivariantUNet(Small);

        Assert.Equal(new PerAxis(expected, 2), new TiledInference(network).Output(new PerAxis(side, 18)));
    }

    [Fact]
    public void Every_pixel_of_even_the_smallest_image_gets_an_embedding_when_asked_for()
    {
        using var network = new ShiftEquivariantUNet(Small);
        using var image = ones(1, 1, 1, 5);

        using var output = new TiledInference(network, new TiledOptions(EveryPixel: true)).Run(image, TestContext.Current.CancellationToken);

        Assert.Equal([1, 3, 1, 5], output.shape);
    }

    [Fact]
    public void An_image_of_another_number_format_is_converted_tile_by_tile()
    {
        using var network = new ShiftEquivariantUNet(Small);
        using var image = ones([1, 1, 18, 18], ScalarType.Byte);

        using var output = new TiledInference(network).Run(image, TestContext.Current.CancellationToken);

        Assert.Equal(ScalarType.Float32, output.dtype);
    }

    [Theory]
    [InlineData(Normalisation.Instance, Pooling.Max, "normalisation instance divides by the statistics of its input")]
    [InlineData(Normalisation.Group, Pooling.Max, "normalisation group divides by the statistics of its input")]
    [InlineData(Normalisation.None, Pooling.AdaptivePolyphase, "pooling adaptive_polyphase chooses its grid by the norm of the whole image")]
    public void Networks_that_look_at_all_pixels_are_refused_unless_the_image_fits_into_one_tile(Normalisation normalisation, Pooling pooling, string reason)
    {
        using var network = new ShiftEquivariantUNet(Small with { Padding = Padding.Circular, Normalisation = normalisation, Pooling = pooling });
        using var image = rand(1, 1, 40, 40);

        var refused = Assert.Throws<InvalidSweepException>(() => Run(network, image, new TiledOptions(1599)));
        Assert.StartsWith(reason, refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("or allow 1600 pixels a tile to compute this image whole", refused.Message, StringComparison.Ordinal);

        using var output = Run(network, image, new TiledOptions(1600));
        using var whole = WholeImage.Forward(network, image);
        Assert.True(output.equal(whole).all().item<bool>());
    }

    [Fact]
    public void Batch_normalisation_in_training_is_refused()
    {
        using var network = new ShiftEquivariantUNet(Small with { Normalisation = Normalisation.Batch });
        using var image = rand(1, 1, 40, 40);
        network.Training = true;

        Assert.Contains("set Training to false", Assert.Throws<InvalidSweepException>(() => Run(network, image, new TiledOptions())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_that_do_not_fit_are_refused_with_what_would()
    {
        using var network = new ShiftEquivariantUNet(Small);
        using var line = rand(1, 1, 40);
        using var little = rand(1, 1, 40, 17);

        Assert.Equal(
            "an image of shape [1, 1, 40] does not fit; this network takes [1, 1, side, side]",
            Assert.Throws<InvalidSweepException>(() => Run(network, line, new TiledOptions())).Message);
        Assert.Equal(
            "an image of 40x17 pixels holds no natural size of this network, the smallest of which has 18 along axis 1; use a larger one, or EveryPixel to continue it by its mirror",
            Assert.Throws<InvalidSweepException>(() => Run(network, little, new TiledOptions())).Message);
        Assert.Throws<InvalidSweepException>(() => new TiledInference(network, new TiledOptions(Batch: 0)));
    }

    private static Tensor Run(ShiftEquivariantUNet network, Tensor image, TiledOptions options) =>
        new TiledInference(network, options).Run(image, TestContext.Current.CancellationToken);

    private static Tensor Counted(Tensor batch, ref long tiles)
    {
        tiles += batch.shape[0];
        return batch;
    }
}
