using Sweep.Theory.Geometry;
using Sweep.Theory.Points;

namespace Sweep.Theory.Trials;

/// <summary>What the tiles of a trained network see of its lattice of discs.</summary>
internal static class TiledScene
{
    /// <summary>
    /// Whether every tile that lies otherwise on the grid than the whole image sees even background only, so that no seam can show. A disc
    /// counts as seen where the box around it meets what the tile reads. Learnt upsampling shows its phases on even background, too.
    /// </summary>
    public static bool ShowsNothing(Trial trial, PerAxis period)
    {
        if (trial is not { Point: { Steps: > 0, Scene: SceneKind.Discs, Upsampling: not Upsampling.Learnt } point, Tiling: { } tiling } || Symmetry.IsBroken(point))
        {
            return false;
        }

        var moved = false;
        for (var axis = 0; axis < point.Dimensions; axis++)
        {
            int[] seeing = [.. Enumerable.Range(0, tiling.Tiles[axis]).Where(tile => SeesDisc(point, tiling, axis, tile))];
            if (seeing.Length == 0)
            {
                return true;
            }

            moved |= seeing.Any(tile => (long)tile * tiling.Crop[axis] % period[axis] != 0);
        }

        return !moved;
    }

    /// <summary>Disc k covers output pixels k * spacing to k * spacing + 2 * radius; a tile reads from its place less the margin on.</summary>
    private static bool SeesDisc(GridPoint point, TilingGeometry tiling, int axis, int tile)
    {
        var from = ((long)tile * tiling.Crop[axis]) - tiling.Image.Margin[axis];
        var to = from + tiling.TileInput[axis] - 1;
        var first = Math.Ceiling((from - (2.0 * point.Radius)) / point.Spacing[axis]);
        return first * point.Spacing[axis] <= to;
    }
}
