using Sweep.Theory.Points;

namespace Sweep.Learning.Measuring;

/// <summary>An image on which a trial was measured, and the network's output for it.</summary>
/// <param name="Name">Prefix of its file names; empty for the whole image of the scene.</param>
/// <param name="Pixels">Brightness, in row-major order.</param>
/// <param name="Output">Embeddings of the whole image; for a tiled image, of the pixels that the tiles cover.</param>
/// <param name="Stitched">Embeddings of the same pixels, tile by tile; null: the image is not tiled.</param>
internal sealed record MeasuredImage(string Name, double[] Pixels, PerAxis Sides, Embeddings Output, Embeddings? Stitched);
