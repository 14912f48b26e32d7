using Sweep.Theory.Points;
using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Learning.Inference;

/// <summary>Computes tiles in batches, and puts the kept part of each into one result.</summary>
internal static class Stitching
{
    /// <summary>[1, channels, sides], owned by the caller.</summary>
    /// <param name="read">[1, 1, tile sides] of a tile, the same for all; this method disposes of it.</param>
    /// <param name="forward">[batch, 1, tile sides] to [batch, channels, output sides].</param>
    /// <param name="sides">Sides of the result.</param>
    /// <param name="batch">Number of tiles that are computed together.</param>
    public static Tensor Run(
        IEnumerable<Tile> tiles, Func<Tile, Tensor> read, Func<Tensor, Tensor> forward, PerAxis sides, int batch, CancellationToken cancellationToken)
    {
        using var unrecorded = no_grad();
        Tensor? stitched = null;
        foreach (var together in tiles.Chunk(batch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var output = forward(together.Length == 1 ? read(together[0]) : cat([.. together.Select(read)], 0));
            stitched ??= Empty(output, sides).DetachFromDisposeScope();
            for (var index = 0; index < together.Length; index++)
            {
                var tile = together[index];
                Cutout.Of(stitched, tile.At, tile.Keep).copy_(Cutout.Of(output.narrow(0, index, 1), tile.Skip, tile.Keep));
            }
        }

        return stitched!;
    }

    private static Tensor Empty(Tensor like, PerAxis sides) =>
        zeros([1, like.shape[1], .. sides.ToArray().Select(static side => (long)side)], like.dtype, like.device);
}
