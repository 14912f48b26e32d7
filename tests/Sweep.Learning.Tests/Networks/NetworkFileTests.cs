using Sweep.Learning.Networks;
using Sweep.Theory;
using Sweep.Theory.Points;
using TorchSharp;
using static TorchSharp.torch;
using Padding = Sweep.Theory.Points.Padding;

namespace Sweep.Learning.Tests.Networks;

[Fast]
public sealed class NetworkFileTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");

    public static TheoryData<UNetOptions> Networks =>
    [
        new UNetOptions(2, [new PerAxis(2, 2), new PerAxis(1, 3)], Width: 3),
        new UNetOptions(1, [], Padding.Reflect, Embedding: 5),
        new UNetOptions(3, [new PerAxis(1, 2, 2)], Padding.Circular, Upsampling.Linear, Pooling.AdaptivePolyphase, 1, 4, 2, Normalisation.Group),
        new UNetOptions(2, [new PerAxis(2, 2)], Width: 2, Normalisation: Normalisation.Batch),
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_network_comes_back_with_its_options_its_number_format_and_all_its_numbers(UNetOptions options)
    {
        foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64 })
        {
            using var network = new ShiftEquivariantUNet(options, type);
            network.Weights.Set([.. Enumerable.Range(1, (int)network.Weights.Values.numel()).Select(static number => 1.0 / number)]);
            network.Statistics.Values.copy_(linspace(2, 3, network.Statistics.Values.numel()));
            NetworkFile.Save(network, path);

            using var loaded = NetworkFile.Load(path);

            Assert.Equal(options with { Levels = [] }, loaded.Options with { Levels = [] });
            Assert.Equal(options.Levels, loaded.Options.Levels);
            Assert.Equal(type, loaded.Weights.Values.dtype);
            Assert.Equal(ImageTensor.Pixels(network.Weights.Values), ImageTensor.Pixels(loaded.Weights.Values));
            Assert.Equal(ImageTensor.Pixels(network.Statistics.Values), ImageTensor.Pixels(loaded.Statistics.Values));
        }
    }

    [Fact]
    public void A_file_whose_options_ask_for_another_tensor_is_refused_by_its_name()
    {
        using var network = new ShiftEquivariantUNet(new UNetOptions(1, [new PerAxis(2)], Width: 2));
        NetworkFile.Save(network, path);
        var bytes = File.ReadAllText(path, System.Text.Encoding.Latin1);
        File.WriteAllText(path, bytes.Replace("\"width\":\"2\"", "\"width\":\"4\"", StringComparison.Ordinal), System.Text.Encoding.Latin1);

        Assert.Equal(
            $"'{path}' has no tensor encoder.0.0.weight of shape [4, 1, 3], as its options require",
            Assert.Throws<InvalidSweepException>(() => NetworkFile.Load(path)).Message);
    }

    [Fact]
    public void A_file_of_other_tensors_is_no_network()
    {
        using var numbers = ones(3);
        Safetensors.Write(path, [], [("numbers", numbers)]);

        Assert.StartsWith($"'{path}' does not say which network it holds", Assert.Throws<InvalidSweepException>(() => NetworkFile.Load(path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(path);
}
