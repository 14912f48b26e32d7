using Sweep.Learning.Measuring;
using Sweep.Learning.Networks;
using Sweep.Learning.Networks.Files;
using static TorchSharp.torch;

namespace Sweep.Learning.Runs;

/// <summary>What a trial was measured on: its network as a file, and its images.</summary>
/// <param name="IsFloat64">Number format of the network; the embeddings hold no more.</param>
internal sealed record Evidence(byte[] Network, bool IsFloat64, IReadOnlyList<MeasuredImage> Images)
{
    public static Evidence Of(ShiftEquivariantUNet network, IReadOnlyList<MeasuredImage> images)
    {
        using var file = new MemoryStream();
        NetworkFile.Save(network, file);
        return new Evidence(file.ToArray(), network.Weights.Values.dtype == ScalarType.Float64, images);
    }
}
