using Sweep.Learning.Networks;
using Sweep.Theory;
using Sweep.Theory.Geometry;
using static TorchSharp.torch;

namespace Sweep.Learning.Inference;

/// <summary>Runs an image tile by tile, so that memory is bounded by one tile and the result.</summary>
internal static class TileAndStitch
{
    /// <summary>[1, embedding, Tiles * Crop], owned by the caller.</summary>
    /// <param name="image">[1, 1, Image.Input].</param>
    public static Tensor Run(ShiftEquivariantUNet network, Tensor image, TilingGeometry tiling)
    {
        using var unrecorded = no_grad();
        Tensor? stitched = null;
        foreach (var tile in Tiles(tiling.Tiles))
        {
            using var scope = NewDisposeScope();
            var start = tile.Zip(tiling.Crop, static (index, crop) => index * crop);
            var output = network.Forward(Part.Of(image, start, tiling.TileInput));
            stitched ??= Empty(output, Stitched(tiling)).DetachFromDisposeScope();
            Part.Of(stitched, start, tiling.Crop).copy_(Part.Of(output, tiling.CropOffset, tiling.Crop));
        }

        return stitched!;
    }

    /// <summary>Sides of the stitched image.</summary>
    public static PerAxis Stitched(TilingGeometry tiling) => tiling.Tiles.Zip(tiling.Crop, static (tiles, crop) => tiles * crop);

    private static Tensor Empty(Tensor like, PerAxis sides) =>
        zeros([1, like.shape[1], .. sides.ToArray().Select(static side => (long)side)], like.dtype, like.device);

    /// <summary>All tuples of tile indices in row-major order.</summary>
    private static IEnumerable<PerAxis> Tiles(PerAxis counts)
    {
        for (var number = 0L; number < counts.Product(); number++)
        {
            var rest = number;
            var tile = new int[counts.Count];
            for (var axis = counts.Count - 1; axis >= 0; axis--)
            {
                tile[axis] = (int)(rest % counts[axis]);
                rest /= counts[axis];
            }

            yield return new PerAxis(tile);
        }
    }
}
