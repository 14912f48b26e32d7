using Sweep.Learning.Measuring;
using Sweep.Learning.Native;
using Sweep.Learning.Networks;
using Sweep.Theory.Points;
using static TorchSharp.torch;
using Padding = Sweep.Theory.Points.Padding;

namespace Sweep.Learning.Tests.Measuring;

/// <summary>Every level of a network answers to its phase, or the network is dead below it.</summary>
[Fast]
public sealed class LevelResponsesTests
{
    /// <summary>The smallest of 1,400 healthy networks of width 4 to 16 was 4e-3.</summary>
    private const double Alive = 1e-3;

    public static TheoryData<int, Pooling, Upsampling> Family => new(
        from dimensions in Enumerable.Range(1, 3)
        from pooling in new[] { Pooling.Max, Pooling.Average, Pooling.Blur }
        from upsampling in Enum.GetValues<Upsampling>()
        select (dimensions, pooling, upsampling));

    [Theory]
    [MemberData(nameof(Family))]
    public void Every_level_of_a_healthy_network_responds_in_both_formats(int dimensions, Pooling pooling, Upsampling upsampling)
    {
        var options = Options(dimensions, 2) with { Pooling = pooling, Upsampling = upsampling };

        foreach (var type in new[] { ScalarType.Float64, ScalarType.Float32 })
        {
            using var network = Network(options, 0, type);
            var responses = LevelResponses.Of(network)!;
            Assert.Equal(2, responses.Count);
            Assert.All(responses, static response => Assert.InRange(response, Alive, 100));
        }
    }

    /// <summary>Seeds 0 to 6 of one feature map; 3 is dead as a whole, 6 keeps its skip connections alone.</summary>
    [Fact]
    public void A_narrow_network_that_is_dead_below_a_level_is_told_from_living_ones()
    {
        int[] dead = [.. Enumerable.Range(0, 7).Where(static seed =>
        {
            using var network = Network(Options(2, 2) with { Width = 1 }, seed);
            return LevelResponses.Of(network)!.Contains(0);
        })];

        Assert.Equal([3, 6], dead);
    }

    [Theory]
    [InlineData(Upsampling.Learnt, "upsample.1")]
    [InlineData(Upsampling.Nearest, "decoder.2.1")]
    public void A_path_that_is_cut_leaves_no_response_from_its_level_on(Upsampling upsampling, string layer)
    {
        using var network = Network(Options(1, 3) with { Upsampling = upsampling }, 0);
        using var unrecorded = no_grad();
        network.Weights[$"{layer}.weight"].zero_();

        var responses = LevelResponses.Of(network)!;

        Assert.True(responses[0] > Alive, $"{responses[0]}");
        Assert.Equal([0, 0], responses.Skip(1));
    }

    /// <summary>The features vary and the output does, but they are told nothing of the phase: one block is as another.</summary>
    [Fact]
    public void Features_that_are_alive_and_know_no_phase_are_no_response()
    {
        using var network = Network(Options(1, 1), 0);
        using var unrecorded = no_grad();
        network.Weights["encoder.1.0.weight"].zero_();
        network.Weights["encoder.1.0.bias"].fill_(Numbers.One);
        network.Weights["upsample.0.weight"].copy_(network.Weights["upsample.0.weight"].narrow(2, 0, 1).expand(-1, -1, 2));

        Assert.Equal([0], LevelResponses.Of(network)!);
    }

    [Theory]
    [InlineData(Padding.Same, Normalisation.None)]
    [InlineData(Padding.Reflect, Normalisation.Batch)]
    [InlineData(Padding.Replicate, Normalisation.None)]
    [InlineData(Padding.Circular, Normalisation.Batch)]
    public void Padding_does_not_disturb_the_response(Padding padding, Normalisation normalisation)
    {
        using var valid = Network(Options(2, 2) with { Normalisation = normalisation }, 1);
        using var padded = Network(valid.Options with { Padding = padding }, 1);
        foreach (var network in new[] { valid, padded }.Where(static network => network.Statistics.Values.numel() > 0))
        {
            network.Statistics.Values.fill_(Numbers.Half);
        }

        Assert.Equal(LevelResponses.Of(valid)!, LevelResponses.Of(padded)!);
    }

    [Fact]
    public void What_batch_normalisation_remembers_is_part_of_the_network()
    {
        using var network = Network(Options(2, 2) with { Normalisation = Normalisation.Batch }, 1);
        var before = LevelResponses.Of(network)!;
        network.Statistics.Values.fill_(Numbers.Half);

        Assert.NotEqual(before, LevelResponses.Of(network)!);
    }

    [Fact]
    public void An_axis_that_a_level_does_not_pool_is_not_asked()
    {
        using var network = Network(Options(2, 0) with { Levels = [new PerAxis(1, 3), new PerAxis(2, 1)] }, 0);

        Assert.All(LevelResponses.Of(network)!, static response => Assert.True(response > Alive, $"{response}"));
    }

    [Fact]
    public void Without_subsampling_there_is_no_level_and_statistics_of_the_image_give_none()
    {
        Assert.Empty(Of(Options(2, 0))!);
        Assert.Empty(Of(Options(2, 2) with { Pooling = Pooling.Dilated })!);
        Assert.Null(Of(Options(2, 2) with { Normalisation = Normalisation.Instance }));
        Assert.Null(Of(Options(2, 2) with { Normalisation = Normalisation.Group }));
        Assert.Null(Of(Options(2, 2) with { Pooling = Pooling.AdaptivePolyphase, Padding = Padding.Circular }));
    }

    private static IReadOnlyList<double>? Of(UNetOptions options)
    {
        using var network = Network(options, 0);
        return LevelResponses.Of(network);
    }

    private static UNetOptions Options(int dimensions, int depth) =>
        new(dimensions, [.. Enumerable.Repeat(PerAxis.Uniform(dimensions, 2), depth)], Width: 8);

    private static ShiftEquivariantUNet Network(UNetOptions options, int seed, ScalarType type = ScalarType.Float64)
    {
        var network = new ShiftEquivariantUNet(options, type);
        network.Weights.Set(HeInitialisation.Of(network.Weights.Shapes, seed));
        return network;
    }
}
