using Sweep.Learning.Networks;
using Sweep.Theory.Geometry;
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

/// <summary>
/// Tile-and-stitch with the crop of a trial, right or wrong: tile k is read from k * crop and its output is cut to the centre.
/// Users should call <see cref="TiledInference"/> instead.
/// </summary>
internal static class TileAndStitch
{
    /// <summary>[1, embedding, Tiles * Crop], owned by the caller.</summary>
    /// <param name="image">[1, 1, Image.Input].</param>
    public static Tensor Run(ShiftEquivariantUNet network, Tensor image, TilingGeometry tiling) => Stitching.Run(
        Tile.Product([.. Enumerable.Range(0, tiling.Crop.Count).Select(axis => Spans(tiling, axis))]),
        tile => Cutout.Of(image, tile.Read, tiling.TileInput),
        network.Forward,
        Stitched(tiling),
        batch: 1,
        CancellationToken.None);

    /// <summary>Sides of the stitched image.</summary>
    public static PerAxis Stitched(TilingGeometry tiling) => tiling.Tiles.Zip(tiling.Crop, static (tiles, crop) => tiles * crop);

    private static TileSpan[] Spans(TilingGeometry tiling, int axis)
    {
        var (crop, skip) = (tiling.Crop[axis], tiling.CropOffset[axis]);
        return [.. Enumerable.Range(0, tiling.Tiles[axis]).Select(tile => new TileSpan(tile * crop, skip, tile * crop, crop))];
    }
}
