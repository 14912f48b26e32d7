using Sweep.Theory;
using Sweep.Theory.Geometry;

namespace Sweep.Learning.Inference;

/// <summary>Finds the largest tile within a budget of pixels.</summary>
internal static class TileSize
{
    /// <summary>Grows the tile's shortest side by one period at a time, within the budget and the image.</summary>
    /// <param name="smallest">The shortest exact tile of each axis.</param>
    /// <exception cref="InvalidSweepException">The smallest tile exceeds the budget.</exception>
    public static NaturalSize[] Within(long pixels, IReadOnlyList<AxisCover> covers, IReadOnlyList<NaturalSize> smallest)
    {
        NaturalSize[] tile = [.. covers.Zip(smallest, static (cover, size) => cover.Limit(size))];
        if (Pixels(tile) > pixels)
        {
            throw new InvalidSweepException(
                $"the smallest tile of this network that is exact has {string.Join('x', tile.Select(static side => side.Input))} pixels; allow at least {Pixels(tile)} pixels a tile instead of {pixels}");
        }

        var growing = Enumerable.Range(0, covers.Count).Where(axis => tile[axis] != covers[axis].Whole).ToList();
        while (growing.Count > 0)
        {
            var axis = growing.MinBy(axis => tile[axis].Input);
            var before = tile[axis];
            tile[axis] = covers[axis].Limit(new NaturalSize(before.Input + covers[axis].Period, before.Output + covers[axis].Period));
            if (Pixels(tile) > pixels)
            {
                tile[axis] = before;
                growing.Remove(axis);
            }
            else if (tile[axis] == covers[axis].Whole)
            {
                growing.Remove(axis);
            }
        }

        return tile;
    }

    private static Int128 Pixels(IEnumerable<NaturalSize> tile) => tile.Aggregate((Int128)1, static (product, side) => product * side.Input);
}
