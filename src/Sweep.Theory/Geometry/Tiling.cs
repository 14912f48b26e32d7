using Sweep.Theory.Points;

namespace Sweep.Theory.Geometry;

/// <summary>
/// Tile-and-stitch over an image: tile k (a tuple of indices) reads <paramref name="TileInput"/> pixels from
/// k * <paramref name="Crop"/>, its output is cut to <paramref name="Crop"/> pixels from <paramref name="CropOffset"/>,
/// and lands in the stitched image at k * Crop. The stitched image equals, where the law holds, the whole image's
/// output cut from <paramref name="CropOffset"/>.
/// </summary>
/// <param name="Image">The whole image: input, natural output, margin.</param>
/// <param name="TileInput">Input sides of a tile in pixels.</param>
/// <param name="TileOutput">Natural output sides of a tile in pixels, at least the crop.</param>
/// <param name="Crop">c in pixels.</param>
/// <param name="CropOffset">Output pixel of a tile at which the crop starts.</param>
/// <param name="Tiles">Number of tiles along each axis.</param>
public sealed record TilingGeometry(
    ImageGeometry Image, PerAxis TileInput, PerAxis TileOutput, PerAxis Crop, PerAxis CropOffset, PerAxis Tiles)
{
    /// <summary>Whether tile lines lie on lines of this period: c_i is a multiple of P_i on every axis.</summary>
    public bool CutsAtMultiplesOf(PerAxis period) => Crop.Zip(period, static (crop, length) => crop % length).All(static rest => rest == 0);
}

/// <summary>The tiles of tile-and-stitch and the smallest whole image that they fit into.</summary>
internal static class Tiling
{
    public static TilingGeometry? Of(GridPoint point, PerAxis crop, NetworkSizes sizes, out string? fault)
    {
        if (crop.Count != point.Dimensions)
        {
            fault = $"tile_crop {crop} names {crop.Count} axes but dimensions is {point.Dimensions}; name one side per axis";
            return null;
        }

        if (!crop.All(static side => side >= 1))
        {
            fault = $"tile_crop {crop} is not possible; use at least 1 pixel, and a multiple of the period {sizes.Period} to stitch without a seam";
            return null;
        }

        var halo = point.Halo ?? PerAxis.Uniform(crop.Count, 0);
        var tiles = new int[crop.Count];
        var tile = new NaturalSize[crop.Count];
        var image = new NaturalSize[crop.Count];
        for (var axis = 0; axis < crop.Count; axis++)
        {
            tiles[axis] = point.WholeImage is { } wanted ? TilesOver(wanted[axis], crop[axis]) : TilesAlong(point.Dimensions, crop[axis], sizes.FactorProduct[axis]);
            tile[axis] = sizes.AtLeast(crop[axis] + (2L * halo[axis]), axis);
            // The last tile must not read beyond the image.
            image[axis] = sizes.AtLeast(((tiles[axis] - 1L) * crop[axis]) + tile[axis].Output, axis);
        }

        if (!Extents.Fit(point, "the image to be stitched", image, 1, out fault))
        {
            return null;
        }

        var output = Extents.Outputs(image);
        var whole = new ImageGeometry(
            Extents.Inputs(image), output, Extents.Margins(image), EvaluationImage.Objects(point, output));
        var tileOutput = Extents.Outputs(tile);
        return new TilingGeometry(
            whole, Extents.Inputs(tile), tileOutput, crop, tileOutput.Zip(crop, static (natural, wanted) => (natural - wanted) / 2), new PerAxis(tiles));
    }

    /// <summary>As many tiles as cover the image that was asked for, two at least.</summary>
    private static int TilesOver(int side, int crop) => Math.Max(2, (side / crop) + (side % crop == 0 ? 0 : 1));

    /// <summary>
    /// Two tiles already differ in phase when the crop is not a multiple of the period; small crops get a few more so that a
    /// stitched image of a handful of pixels does not decide.
    /// </summary>
    private static int TilesAlong(int dimensions, int crop, int product)
    {
        var (fewest, most) = dimensions == 1 ? (3, 8) : (2, 4);
        var forOnePeriod = (int)(((long)product + crop - 1) / crop);
        return Math.Clamp(forOnePeriod, fewest, most);
    }
}
