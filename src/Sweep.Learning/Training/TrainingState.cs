using System.Globalization;
using Sweep.Learning.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Learning.Training;

/// <summary>
/// The complete state of a training between two steps: a copy of it continues with the same numbers. Random numbers are a function of seed
/// and step, so the step is their state.
/// </summary>
/// <param name="Steps">Steps made.</param>
internal sealed record TrainingState(ShiftEquivariantUNet Network, FlatAdam Adam, List<TrainingStep> Steps)
{
    private const string StepName = "step";
    private const string LossesName = "losses";
    private const string InstancesName = "instances";

    /// <summary>Writes a network file, which <see cref="NetworkFile.Load"/> reads, with the rest of the state beside the network.</summary>
    /// <param name="training">Identity of the training, as further metadata.</param>
    public void Write(Stream stream, IEnumerable<KeyValuePair<string, string>> training)
    {
        using var losses = tensor(Steps.Select(static step => step.Loss).ToArray());
        using var instances = tensor(Steps.Select(static step => (double)step.Instances).ToArray());
        Safetensors.Write(stream, [.. NetworkFile.Metadata(Network.Options), .. training, new(StepName, StepText)], [.. Tensors(), (LossesName, losses), (InstancesName, instances)]);
    }

    /// <summary>Loads the state from a file; returns false without a change if the file is of another training, or has no count of instances.</summary>
    public bool TryRestore(Safetensors file, int step)
    {
        if (Column(file, LossesName, step) is not { } losses || Column(file, InstancesName, step) is not { } instances
            || !Tensors().All(own => file.Tensors.TryGetValue(own.Name, out var stored) && stored.dtype == own.Tensor.dtype && stored.shape.SequenceEqual(own.Tensor.shape)))
        {
            return false;
        }

        using var unrecorded = no_grad();
        foreach (var (name, tensor) in Tensors())
        {
            tensor.copy_(file.Tensors[name]);
        }

        Steps.Clear();
        Steps.AddRange(losses.data<double>().Zip(instances.data<double>(), static (loss, shown) => new TrainingStep(loss, (long)shown)));
        return true;
    }

    /// <summary>One number for each step; a file has floating-point numbers only.</summary>
    private static Tensor? Column(Safetensors file, string name, int steps) =>
        file.Tensors.TryGetValue(name, out var column) && column.dtype == ScalarType.Float64 && column.numel() == steps ? column : null;

    private string StepText => Steps.Count.ToString(CultureInfo.InvariantCulture);

    /// <summary>Owned by the network and by Adam.</summary>
    private IEnumerable<(string Name, Tensor Tensor)> Tensors() => [.. NetworkFile.Tensors(Network), ("adam.mean", Adam.Mean), ("adam.square", Adam.Square)];
}
