using Sweep.Theory.Points;

namespace Sweep.Learning.Measuring;

/// <summary>An image that a trial was measured on, and what the network made of it.</summary>
/// <param name="Name">What the names of its files begin with; empty for the whole image of the scene.</param>
/// <param name="Pixels">Brightness, in row-major order.</param>
/// <param name="Output">Embeddings of the image as a whole; of the image that is tiled those pixels that the tiles cover.</param>
/// <param name="Stitched">Embeddings of the same pixels, tile by tile; null: the image is not tiled.</param>
internal sealed record MeasuredImage(string Name, double[] Pixels, PerAxis Sides, Embeddings Output, Embeddings? Stitched);
