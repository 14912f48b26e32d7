using System.Globalization;
using Sweep.Learning.Networks;
using Sweep.Learning.Networks.Files;
using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Learning.Training.Checkpoints;

/// <summary>
/// All that a training is between two steps: going on from a copy of it gives the same numbers. Random numbers are a function of seed
/// and step, so the step is their state.
/// </summary>
/// <param name="Losses">One for each step made.</param>
internal sealed record TrainingState(ShiftEquivariantUNet Network, FlatAdam Adam, List<double> Losses)
{
    private const string StepName = "step";
    private const string LossesName = "losses";

    /// <summary>A network file, which <see cref="NetworkFile.Load"/> reads, with the rest of the training beside the network.</summary>
    /// <param name="training">Which training it is, as further metadata.</param>
    public void Write(Stream stream, IEnumerable<KeyValuePair<string, string>> training)
    {
        using var losses = tensor(Losses.ToArray());
        Safetensors.Write(stream, [.. NetworkFile.Metadata(Network.Options), .. training, new(StepName, StepText)], [.. Tensors(), (LossesName, losses)]);
    }

    /// <summary>Takes over what a file holds; false, and nothing is changed, when it is not of such a training.</summary>
    public bool TryRestore(Safetensors file, int step)
    {
        if (!file.Tensors.TryGetValue(LossesName, out var losses) || losses.dtype != ScalarType.Float64 || losses.numel() != step
            || !Tensors().All(own => file.Tensors.TryGetValue(own.Name, out var stored) && stored.dtype == own.Tensor.dtype && stored.shape.SequenceEqual(own.Tensor.shape)))
        {
            return false;
        }

        using var unrecorded = no_grad();
        foreach (var (name, tensor) in Tensors())
        {
            tensor.copy_(file.Tensors[name]);
        }

        Losses.Clear();
        Losses.AddRange(losses.data<double>());
        return true;
    }

    private string StepText => Losses.Count.ToString(CultureInfo.InvariantCulture);

    /// <summary>Owned by the network and by Adam.</summary>
    private IEnumerable<(string Name, Tensor Tensor)> Tensors() => [.. NetworkFile.Tensors(Network), ("adam.mean", Adam.Mean), ("adam.square", Adam.Square)];
}
