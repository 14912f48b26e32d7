using System.Globalization;
using Sweep.Theory;
using Sweep.Theory.Points;
using TorchSharp;
using static TorchSharp.torch;
using Padding = Sweep.Theory.Points.Padding;

namespace Sweep.Learning.Networks;

/// <summary>
/// A network as one safetensors file: its options as metadata under the names that sweep files use, every weight under its name in
/// <see cref="WeightShape"/>, and the statistics of batch normalisation as <c>NAME.mean</c> and <c>NAME.variance</c>.
/// </summary>
public static class NetworkFile
{
    /// <summary>Saves a network; replaces an existing file.</summary>
    public static void Save(ShiftEquivariantUNet network, string path) => Safetensors.Write(path, Metadata(network.Options), [.. Tensors(network)]);

    /// <summary>Saves a network into a stream.</summary>
    public static void Save(ShiftEquivariantUNet network, Stream stream) => Safetensors.Write(stream, Metadata(network.Options), [.. Tensors(network)]);

    /// <summary>Loads a network as it was saved, in the same number format; owned by the caller.</summary>
    /// <exception cref="InvalidSweepException">The file is damaged, or not a network; the message names it.</exception>
    public static ShiftEquivariantUNet Load(string path, Device? device = null)
    {
        using var stream = File.OpenRead(path);
        return Load(stream, path, device);
    }

    /// <param name="path">Name of the stream in messages.</param>
    internal static ShiftEquivariantUNet Load(Stream stream, string path, Device? device)
    {
        using var file = Safetensors.Read(stream, path);
        var type = file.Tensors.Values.Select(static tensor => tensor.dtype).FirstOrDefault(ScalarType.Float32);
        var options = Options(file.Metadata, path);
        Check(options, file, path);
        var network = new ShiftEquivariantUNet(options, type, device);
        try
        {
            using var unrecorded = no_grad();
            foreach (var (name, tensor) in Tensors(network))
            {
                tensor.copy_(file.Tensors.TryGetValue(name, out var stored) && stored.shape.SequenceEqual(tensor.shape)
                    ? stored
                    : throw new InvalidSweepException($"'{path}' has no tensor {name} of shape [{string.Join(", ", tensor.shape)}], as its options require"));
            }

            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Refuses a network whose weights are not in the file, because its options alone could require any amount of memory.</summary>
    private static void Check(UNetOptions options, Safetensors file, string path)
    {
        try
        {
            foreach (var shape in WeightLayout.Of(options))
            {
                if (!file.Tensors.TryGetValue(shape.Name, out var stored) || !stored.shape.SequenceEqual(shape.Shape))
                {
                    throw new InvalidSweepException($"'{path}' has no tensor {shape.Name} of shape [{string.Join(", ", shape.Shape)}], as its options require");
                }
            }
        }
        catch (OverflowException cause)
        {
            throw new InvalidSweepException($"'{path}' describes a network that is too large; use one that was written by {nameof(NetworkFile)}.{nameof(Save)}", cause);
        }
    }

    internal static IEnumerable<(string Name, Tensor Tensor)> Tensors(ShiftEquivariantUNet network) =>
    [
        .. network.Weights.Shapes.Select(shape => (shape.Name, network.Weights[shape.Name])),
        .. WeightLayout.BatchNormalised(network.Options).SelectMany(layer => new[]
        {
            ($"{layer.Name}.mean", network.Statistics.Mean(layer.Name)),
            ($"{layer.Name}.variance", network.Statistics.Variance(layer.Name)),
        }),
    ];

    internal static Dictionary<string, string> Metadata(UNetOptions options) => new()
    {
        ["dimensions"] = Text(options.Dimensions),
        ["factor"] = PoolingFactors.PerLevel(options.Levels).ToString(),
        ["padding"] = ChoiceText.Of(options.Padding),
        ["upsampling"] = ChoiceText.Of(options.Upsampling),
        ["pooling"] = ChoiceText.Of(options.Pooling),
        ["convolutions"] = Text(options.Convolutions),
        ["width"] = Text(options.Width),
        ["embedding"] = Text(options.Embedding),
        ["normalisation"] = ChoiceText.Of(options.Normalisation),
    };

    private static UNetOptions Options(IReadOnlyDictionary<string, string> texts, string path)
    {
        try
        {
            var (dimensions, factors) = (Number(texts["dimensions"]), PoolingFactors.Parse(texts["factor"]));
            return new UNetOptions(
                dimensions,
                [.. Enumerable.Range(0, factors.Levels ?? throw new FormatException("one factor for all levels")).Select(level => factors.At(level, dimensions))],
                ChoiceText.Parse<Padding>(texts["padding"]),
                ChoiceText.Parse<Upsampling>(texts["upsampling"]),
                ChoiceText.Parse<Pooling>(texts["pooling"]),
                Number(texts["convolutions"]),
                Number(texts["width"]),
                Number(texts["embedding"]),
                ChoiceText.Parse<Normalisation>(texts["normalisation"]));
        }
        catch (Exception cause) when (cause is KeyNotFoundException or FormatException or OverflowException or InvalidSweepException)
        {
            throw new InvalidSweepException($"'{path}' does not say which network it holds; use one that was written by {nameof(NetworkFile)}.{nameof(Save)}", cause);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
