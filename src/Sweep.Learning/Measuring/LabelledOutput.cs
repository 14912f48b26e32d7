using Sweep.Learning.Inference;
using Sweep.Theory.Points;

namespace Sweep.Learning.Measuring;

/// <summary>An output with its ground truth.</summary>
/// <param name="Key">Equal for equal outputs of one network.</param>
/// <param name="Truth">Object of each output pixel, 0 for background.</param>
/// <param name="TileLines">Distance of the tile lines, the first before pixel 0; null: no tiles.</param>
internal sealed record LabelledOutput(OutputKey Key, Embeddings Output, int[] Truth, PerAxis? TileLines);

/// <param name="Geometry">Geometry of the whole image or of the tiling.</param>
/// <param name="Scene">The trial's point, reduced to the axes on which an output depends.</param>
internal sealed record OutputKey(object Geometry, GridPoint Scene)
{
    public static OutputKey Of(object geometry, GridPoint point) => new(geometry, point with
    {
        TileCrop = null,
        WholeImage = null,
        Halo = null,
        Bandwidth = 1,
        Kernel = Kernel.Flat,
        Measure = Measures.None,
    });
}
