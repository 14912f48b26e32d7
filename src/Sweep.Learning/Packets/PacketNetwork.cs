using Sweep.Learning.Native;
using Sweep.Learning.Networks;
using Sweep.Theory;
using Sweep.Theory.Points;

namespace Sweep.Learning.Packets;

/// <summary>The network of a packet.</summary>
internal static class PacketNetwork
{
    /// <summary>Loads the network; null if the packet has no weights; owned by the caller.</summary>
    /// <exception cref="InvalidSweepException">The weights are damaged, or not of the grid point's network.</exception>
    public static ShiftEquivariantUNet? Load(PacketReading packet, GridPoint point)
    {
        if (packet.Find(PacketFiles.Network) is not { } content)
        {
            return null;
        }

        using var stream = new MemoryStream(content, writable: false);
        return Checked(NetworkFile.Load(stream, $"{packet.Name}: {PacketFiles.Network}", TorchDevice.Current), point);
    }

    /// <summary>Returns all weights and statistics of a network as numbers.</summary>
    public static double[] Values(ShiftEquivariantUNet network) =>
        [.. NetworkFile.Tensors(network).SelectMany(static tensor => ImageTensor.Pixels(tensor.Tensor))];

    private static ShiftEquivariantUNet Checked(ShiftEquivariantUNet network, GridPoint point)
    {
        var asked = NetworkFile.Metadata(UNetOptions.Of(point));
        if (NetworkFile.Metadata(network.Options).All(asked.Contains))
        {
            return network;
        }

        network.Dispose();
        throw new InvalidSweepException($"{PacketFiles.Network} in the packet is not the network that {PacketFiles.Document} describes; get the packet again");
    }
}
