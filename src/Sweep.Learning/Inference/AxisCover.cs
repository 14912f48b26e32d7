using Sweep.Theory.Geometry;

namespace Sweep.Learning.Inference;

/// <summary>
/// Covers an image with tiles along one axis. A tile that starts at a multiple of the period computes the same as the whole image
/// (L1), except for its halo: the pixels at its border that padding reaches. At the border of the image padding acts
/// as in the whole image, and no pixel is discarded.
/// </summary>
/// <param name="Whole">Natural size of the computed image; a multiple of the period larger than every tile's.</param>
/// <param name="Wanted">Pixels of the result, counted from the first of the output.</param>
/// <param name="Front">Pixels before the image's own that the first output pixel needs.</param>
/// <param name="Period">P along this axis.</param>
/// <param name="Halo">Pixels at each end of a tile's output that padding reaches.</param>
/// <param name="Wraps">Whether the image has no border: its first pixel follows its last one.</param>
internal sealed record AxisCover(NaturalSize Whole, int Wanted, int Front, int Period, int Halo, bool Wraps)
{
    /// <summary>The image itself where it is not larger than that.</summary>
    public NaturalSize Limit(NaturalSize tile) => tile.Output >= Whole.Output ? Whole : tile;

    /// <param name="tile">A natural size that keeps a period or more between its halos, or <see cref="Whole"/>.</param>
    public IReadOnlyList<TileSpan> Spans(NaturalSize tile)
    {
        if (tile.Output >= Whole.Output)
        {
            return [new TileSpan(-Front, 0, 0, Wanted)];
        }

        var spans = new List<TileSpan>();
        var last = (int)(Whole.Output - tile.Output);
        for (var done = 0; done < Wanted;)
        {
            var start = (int)Math.Floor((done - Halo) / (double)Period) * Period;
            start = Wraps ? start : Math.Clamp(start, 0, last);
            var end = !Wraps && start == last ? (int)Whole.Output : start + (int)tile.Output - Halo;
            var keep = Math.Min(end, Wanted) - done;
            spans.Add(new TileSpan(start - Front, done - start, done, keep));
            done += keep;
        }

        return spans;
    }
}
