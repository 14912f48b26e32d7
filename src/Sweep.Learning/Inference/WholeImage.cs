using Sweep.Learning.Networks;
using Sweep.Theory.Points;
using static TorchSharp.torch;

namespace Sweep.Learning.Inference;

/// <summary>Computes one forward pass without gradients.</summary>
internal static class WholeImage
{
    /// <summary>[1, embedding, output sides], owned by the caller.</summary>
    public static Tensor Forward(ShiftEquivariantUNet network, Tensor image)
    {
        using var unrecorded = no_grad();
        return network.Forward(image);
    }

    public static Tensor Forward(ShiftEquivariantUNet network, double[] pixels, PerAxis sides)
    {
        using var image = ImageTensor.Of(pixels, sides, network.Weights.Values);
        return Forward(network, image);
    }
}
