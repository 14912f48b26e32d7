using Sweep.Theory.Geometry;
using Sweep.Theory.Points;

namespace Sweep.Judging.Formulas;

/// <summary>How far padding reaches into the output, and whether a tile's crop is free of it.</summary>
internal static class BorderFormula
{
    /// <summary>Whether the pixels kept of a tile are what they would be inside an endless image, along one axis.</summary>
    public static bool IsClean(GridPoint point, TilingGeometry tiling, int axis)
    {
        if (point.Padding == Padding.Valid || SeesNoBorder(point, tiling, axis))
        {
            return true;
        }

        var (first, last) = Reach(point, axis);
        return first <= tiling.CropOffset[axis] && last <= tiling.TileOutput[axis] - tiling.CropOffset[axis] - tiling.Crop[axis];
    }

    /// <summary>A scene that goes on behind the border as it would without one.</summary>
    private static bool SeesNoBorder(GridPoint point, TilingGeometry tiling, int axis)
    {
        if (point.Steps == 0 || !PhaseFormula.IsLattice(point))
        {
            return false;
        }

        var spacing = PhaseFormula.Spacing(point, axis);
        var closes = point.Padding == Padding.Circular && tiling.TileInput[axis] % spacing == 0 && tiling.Image.Input[axis] % spacing == 0;
        var stays = point.Scene == SceneKind.Constant && point.Padding is Padding.Reflect or Padding.Replicate && PhaseFormula.Effective(point, axis) == 1;
        return closes || stays;
    }

    /// <summary>Pixels that padding touches at the first and at the last border of the output, followed layer by layer from the input.</summary>
    private static (int First, int Last) Reach(GridPoint point, int axis)
    {
        var (first, last, apart) = (0, 0, 1);
        var skips = new Stack<(int First, int Last)>();
        for (var level = 0; level < point.Depth; level++)
        {
            (first, last) = (first + (point.Convolutions * apart), last + (point.Convolutions * apart));
            skips.Push((first, last));
            var factor = point.Factor.At(level, point.Dimensions)[axis];
            if (point.Pooling == Pooling.Dilated)
            {
                last += (factor - 1) * apart;
                apart *= factor;
            }
            else
            {
                // The binomial filter of the blur looks one pixel beyond the block at either side.
                var beyond = point.Pooling == Pooling.Blur && factor > 1 ? 1 : 0;
                (first, last) = (Blocks(first + beyond, factor), Blocks(last + beyond, factor));
            }
        }

        (first, last) = (first + (point.Convolutions * apart), last + (point.Convolutions * apart));
        for (var level = point.Depth - 1; level >= 0; level--)
        {
            var factor = point.Factor.At(level, point.Dimensions)[axis];
            if (point.Pooling == Pooling.Dilated)
            {
                apart /= factor;
                first += point.Upsampling == Upsampling.Learnt ? (factor - 1) * apart : 0;
            }
            else
            {
                var between = point.Upsampling == Upsampling.Linear ? factor / 2 : 0;
                (first, last) = ((first * factor) + between, (last * factor) + between);
            }

            var skip = skips.Pop();
            (first, last) = (Math.Max(first, skip.First), Math.Max(last, skip.Last));
            (first, last) = (first + (point.Convolutions * apart), last + (point.Convolutions * apart));
        }

        return (first, last);
    }

    private static int Blocks(int pixels, int factor) => (pixels + factor - 1) / factor;
}
