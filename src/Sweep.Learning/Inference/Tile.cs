using Sweep.Theory.Points;

namespace Sweep.Learning.Inference;

/// <summary>One tile: its place in the image, and the part of its output that is kept. See <see cref="TileSpan"/>.</summary>
internal sealed record Tile(PerAxis Read, PerAxis Skip, PerAxis At, PerAxis Keep)
{
    /// <summary>Returns every combination of the axes' spans, the last axis fastest.</summary>
    public static IEnumerable<Tile> Product(IReadOnlyList<IReadOnlyList<TileSpan>> axes)
    {
        var counts = PerAxis.FromAxes(axes.Count, axis => axes[axis].Count);
        for (var number = 0L; number < counts.Product(); number++)
        {
            var rest = number;
            var chosen = new TileSpan[axes.Count];
            for (var axis = axes.Count - 1; axis >= 0; axis--)
            {
                chosen[axis] = axes[axis][(int)(rest % counts[axis])];
                rest /= counts[axis];
            }

            yield return new Tile(
                PerAxis.FromAxes(axes.Count, axis => chosen[axis].Read),
                PerAxis.FromAxes(axes.Count, axis => chosen[axis].Skip),
                PerAxis.FromAxes(axes.Count, axis => chosen[axis].At),
                PerAxis.FromAxes(axes.Count, axis => chosen[axis].Keep));
        }
    }
}

/// <summary>One tile along one axis.</summary>
/// <param name="Read">First pixel of the tile in the image.</param>
/// <param name="Skip">Pixels of its output before the kept ones.</param>
/// <param name="At">Place of the kept pixels in the result.</param>
/// <param name="Keep">Number of kept pixels.</param>
internal readonly record struct TileSpan(int Read, int Skip, int At, int Keep);
