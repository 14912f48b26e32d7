using Sweep.Learning.Measuring;
using Sweep.Learning.Networks;
using static TorchSharp.torch;

namespace Sweep.Learning.Runs;

/// <summary>The evidence of a measurement: the network as a file, and the images.</summary>
/// <param name="IsFloat64">Whether network and embeddings are in float64; otherwise float32.</param>
internal sealed record Evidence(byte[] Network, bool IsFloat64, IReadOnlyList<MeasuredImage> Images)
{
    public static Evidence Of(ShiftEquivariantUNet network, IReadOnlyList<MeasuredImage> images)
    {
        using var file = new MemoryStream();
        NetworkFile.Save(network, file);
        return new Evidence(file.ToArray(), network.Weights.Values.dtype == ScalarType.Float64, images);
    }
}
