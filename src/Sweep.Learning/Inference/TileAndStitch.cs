using Sweep.Learning.Networks;
using Sweep.Theory.Geometry;
using Sweep.Theory.Points;
using static TorchSharp.torch;

namespace Sweep.Learning.Inference;

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
