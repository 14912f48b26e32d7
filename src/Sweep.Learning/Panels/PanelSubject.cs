using Sweep.Learning.Measuring;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Learning.Panels;

/// <summary>The subject of a trial's picture; all images in row-major order.</summary>
/// <param name="Input">Brightness of the whole input.</param>
/// <param name="InputSides">Sides of the input in pixels.</param>
/// <param name="Origin">Input pixel at which the output starts, on each axis.</param>
/// <param name="Truth">Label of each output pixel, 0 for background; on a constant scene every pixel its own.</param>
/// <param name="Output">Embeddings of the whole image, or of the stitched one if there are tiles.</param>
/// <param name="Instances">Found instance of each output pixel, 0 for background; null if they were not searched.</param>
/// <param name="TileLines">Distance of the tile lines in the output, the first at pixel 0; null: no tiles.</param>
/// <param name="Measurement">The trial's numbers, for the titles.</param>
internal sealed record PanelSubject(
    Trial Trial,
    double[] Input,
    PerAxis InputSides,
    PerAxis Origin,
    int[] Truth,
    Embeddings Output,
    int[]? Instances,
    PerAxis? TileLines,
    Theory.Measuring.Measurement Measurement);
