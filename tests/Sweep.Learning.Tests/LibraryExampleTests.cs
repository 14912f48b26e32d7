using Sweep.Learning.Inference;
using Sweep.Learning.Networks;
using Sweep.Learning.Training;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;
using static TorchSharp.torch;

namespace Sweep.Learning.Tests;

/// <summary>The example of the network as a library in <c>src/Sweep.Learning/README.md</c>, on a picture of discs. Start with TorchRuntime.Prepare(), as <see cref="PreparedTorch"/> does.</summary>
[Fast]
public sealed class LibraryExampleTests : IDisposable
{
    private const int Side = 100;
    private const int Steps = 150;

    private readonly string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");

    [Fact]
    public void A_network_is_trained_saved_loaded_and_run_on_a_picture_of_any_size()
    {
        var options = new UNetOptions(Dimensions: 2, Levels: [new PerAxis(2, 2), new PerAxis(2, 2)], Width: 8);
        using var network = new ShiftEquivariantUNet(options);
        network.Weights.Set(HeInitialisation.Of(network.Weights.Shapes, seed: 1));

        // A window of at least P + 1 pixels, so that the loss sees both sides of a period line.
        var size = network.Sizes.AtLeast(20, axis: 0);
        var loss = new DiscriminativeLoss(new LossOptions());
        using var adam = new FlatAdam(network.Weights, learningRate: 3e-3);
        var losses = new List<float>();
        for (var step = 1; step <= Steps; step++)
        {
            using var scope = NewDisposeScope();
            var (window, labels) = Window(step, (int)size.Input, (int)size.Output);
            var embeddings = network.Forward(window).flatten(2).squeeze(0).transpose(0, 1);
            var (instances, count) = Instances.Of(labels);
            var total = loss.Of(embeddings, tensor(instances), count).Total;
            total.backward();
            adam.Step(step);
            losses.Add(total.item<float>());
        }

        NetworkFile.Save(network, path);

        // Embeddings for every pixel of a picture of any size, a tile of at most 64 x 64 pixels at a time.
        using var loaded = NetworkFile.Load(path);
        using var picture = tensor(Pixels(0, 0, Side), [1, 1, Side, Side]);
        using var output = new TiledInference(loaded, new TiledOptions(Pixels: 64 * 64, Batch: 4, EveryPixel: true))
            .Run(picture, TestContext.Current.CancellationToken);

        Assert.Equal([1, 3, Side, Side], output.shape);
        Assert.True(losses.TakeLast(10).Average() < losses.Take(10).Average() / 2, $"{losses[0]} to {losses[^1]}");
        AssertEqualWhole(network, picture, output);
    }

    public void Dispose() => File.Delete(path);

    /// <summary>Inside, where the mirror does not reach, the embeddings are those of the network that was trained, run on the whole picture.</summary>
    private static void AssertEqualWhole(ShiftEquivariantUNet network, Tensor picture, Tensor output)
    {
        using var scope = NewDisposeScope();
        var margin = (int)network.Sizes.Margin(0);
        var natural = network.Sizes.Naturals(0).TakeWhile(size => size.Input <= Side).Last();
        var whole = WholeImage.Forward(network, picture.narrow(2, 0, natural.Input).narrow(3, 0, natural.Input));

        Assert.Equal(0, margin % network.Sizes.Period[0]);
        Assert.True(whole.allclose(output.narrow(2, margin, natural.Output).narrow(3, margin, natural.Output), rtol: 1e-5, atol: 1e-5));
    }

    /// <summary>A part of the discs at a place of its own, and the labels of its centre, which the network's output covers.</summary>
    private static (Tensor Image, int[] Labels) Window(int step, int input, int output)
    {
        var (row, column) = (step * 5, step * 11);
        var margin = (input - output) / 2;
        return (
            tensor(Pixels(row, column, input), [1, 1, input, input]),
            [.. from y in Enumerable.Range(row + margin, output) from x in Enumerable.Range(column + margin, output) select Label(y, x)]);
    }

    private static float[] Pixels(int row, int column, int side) =>
        [.. from y in Enumerable.Range(row, side) from x in Enumerable.Range(column, side) select Label(y, x) == 0 ? 0f : 1f];

    /// <summary>Discs of radius 2, 7 pixels apart; 0 is background.</summary>
    private static int Label(int y, int x) =>
        ((y % 7) - 3) * ((y % 7) - 3) + (((x % 7) - 3) * ((x % 7) - 3)) <= 4 ? 1 + (y / 7 * 1000) + (x / 7) : 0;
}
