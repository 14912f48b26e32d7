using Sweep.Learning.Measuring;
using Sweep.Theory.Points;
using static TorchSharp.torch;

namespace Sweep.Learning.Tests.Measuring;

[Fast]
public sealed class EmbeddingsTests
{
    /// <summary>Two channels of three pixels.</summary>
    private static readonly Embeddings Sample = new([3, 0, 1, 4, 0, 1], new PerAxis(3));

    [Fact]
    public void The_longest_embedding_is_the_scale() => Assert.Equal(5, Sample.Scale);

    [Fact]
    public void Deviation_is_that_of_all_channels_and_pixels()
    {
        // Mean 1.5; squares 2.25 + 2.25 + 0.25 + 6.25 + 2.25 + 0.25 = 13.5.
        Assert.Equal(Math.Sqrt(13.5 / 6), Sample.Deviation, 12);
    }

    [Fact]
    public void Channels_and_sides_come_from_the_tensor()
    {
        using var output = zeros([1, 3, 2, 5], ScalarType.Float32);
        var embeddings = Embeddings.Of(output);

        Assert.Equal((3, new PerAxis(2, 5)), (embeddings.Channels, embeddings.Sides));
    }

    [Fact]
    public void An_output_that_is_the_heads_bias_everywhere_says_that_nothing_else_reached_it()
    {
        var constant = new Embeddings([2, 2, 2, 7, 7, 7], new PerAxis(3));

        Assert.True(constant.IsNothingBut([2, 7]));
        Assert.False(constant.IsNothingBut([0, 0]));
    }

    [Fact]
    public void Means_are_taken_over_the_pixels_of_each_object_and_skip_the_rest()
    {
        var embeddings = new Embeddings([1, 3, 9, 5, 10, 30, 9, 50], new PerAxis(4));

        Assert.Equal([2, 20, 5, 50], ObjectMeans.Of(embeddings, [1, 1, 0, 2], 2));
    }

    [Fact]
    public void An_object_of_which_no_pixel_is_left_has_no_mean() =>
        Assert.Equal([2, 5, 3, 50], ObjectMeans.Of(new Embeddings([1, 3, 3, 5, 5, 50], new PerAxis(3)), [1, 1, 3], 3));
}
