using Sweep.Theory.Points;

namespace Sweep.Theory.Geometry;

/// <summary>
/// One forward pass over a whole image. Output pixel y sits at input pixel y + <paramref name="Margin"/> on each axis.
/// </summary>
/// <param name="Input">Sides of the input in pixels.</param>
/// <param name="Output">Sides of the output in pixels; equals the input with padding.</param>
/// <param name="Margin">(input - output) / 2 on each axis; it does not depend on the size. An odd rest, from a blur of odd factor, lies at the end.</param>
/// <param name="Objects">
/// Whole objects of the scene along each axis that lie inside the output, the first of them at output pixel 0
/// (disc centres at radius + k * spacing); on a constant scene every output pixel. 0 where the objects lie on no lattice (nuclei, images).
/// </param>
public sealed record ImageGeometry(PerAxis Input, PerAxis Output, PerAxis Margin, PerAxis Objects);

/// <summary>One training step: the network's output is cut to the window of the loss.</summary>
/// <param name="Input">Sides of the input in pixels.</param>
/// <param name="Output">Natural output sides in pixels, at least the window.</param>
/// <param name="Margin">(input - output) / 2.</param>
/// <param name="Window">w in pixels.</param>
/// <param name="Offset">Output pixel at which the window starts; P-lines of a network trained with w = P lie at Offset modulo P.</param>
public sealed record WindowGeometry(PerAxis Input, PerAxis Output, PerAxis Margin, PerAxis Window, PerAxis Offset);

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
