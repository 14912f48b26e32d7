using Sweep.Theory.Points;

namespace Sweep.Theory.Geometry;

/// <summary>
/// The input pixels that an output pixel depends on, followed exactly from layer to layer on an image without borders. An output
/// pixel of a padded network is what it would be without padding exactly when all of them lie inside the image: a feature that
/// padding invents stands for input pixels outside. Pixel 0 is the first of an image whose side every pooling divides.
/// </summary>
internal static class Reach
{
    /// <summary>Whether padding touches none of the pixels that are cut out of a padded tile.</summary>
    public static bool StaysInside(GridPoint point, TilingGeometry tiling) =>
        Enumerable.Range(0, point.Dimensions).All(axis => StaysInside(point, tiling, axis));

    /// <summary>The same along one axis.</summary>
    public static bool StaysInside(GridPoint point, TilingGeometry tiling, int axis)
    {
        var first = tiling.CropOffset[axis];
        var (from, to) = Of(point, axis, first, first + tiling.Crop[axis] - 1L);
        return from >= 0 && to < tiling.TileInput[axis];
    }

    /// <summary>
    /// Output pixels along an axis that padding reaches from the border of an image, on the side where it reaches further: the smallest
    /// crop offset that discards them all. Less than the longest distance of a dependency, for the pixel that looks furthest need not
    /// be the last that looks outside.
    /// </summary>
    public static long Radius(GridPoint point, int axis) => Math.Max(Touched(point, axis, 0), Touched(point, axis, -1));

    /// <summary>
    /// Pixels whose dependencies go beyond the border before pixel 0, or behind pixel -1. First and last dependency never decrease from
    /// one pixel to the next, so that the touched pixels lie together at the border, and halving finds their end.
    /// </summary>
    private static long Touched(GridPoint point, int axis, int border)
    {
        long touched = 0;
        long untouched = 1;
        while (IsTouched(point, axis, border, untouched))
        {
            (touched, untouched) = (untouched + 1, 2 * untouched);
        }

        while (touched < untouched)
        {
            var middle = (touched + untouched) / 2;
            (touched, untouched) = IsTouched(point, axis, border, middle) ? (middle + 1, untouched) : (touched, middle);
        }

        return touched;
    }

    /// <summary>Whether the pixel this far from the border looks beyond it.</summary>
    private static bool IsTouched(GridPoint point, int axis, int border, long pixels) => border == 0
        ? Of(point, axis, pixels, pixels).From < 0
        : Of(point, axis, border - pixels, border - pixels).To > border;

    /// <summary>First and last input pixel that output pixels <paramref name="first"/> to <paramref name="last"/> depend on.</summary>
    public static (long From, long To) Of(GridPoint point, int axis, long first, long last) => Decoder(point, axis, 0, (first, last));

    private static (long From, long To) Decoder(GridPoint point, int axis, int level, (long From, long To) pixels)
    {
        if (level == point.Depth)
        {
            return Encoder(point, axis, level, pixels);
        }

        var dilation = LevelSizes.Dilation(point, level, axis);
        var needed = Convolved(point, pixels, dilation);
        var skip = Encoder(point, axis, level, needed);
        var below = Decoder(point, axis, level + 1, Upsampled(point, needed, point.Factor.At(level, point.Dimensions)[axis], dilation));
        return (Math.Min(skip.From, below.From), Math.Max(skip.To, below.To));
    }

    private static (long From, long To) Encoder(GridPoint point, int axis, int level, (long From, long To) pixels)
    {
        for (; level > 0; level--)
        {
            var (from, to) = Convolved(point, pixels, LevelSizes.Dilation(point, level, axis));
            var factor = point.Factor.At(level - 1, point.Dimensions)[axis];
            pixels = point.Pooling switch
            {
                Pooling.Dilated => (from, to + ((factor - 1) * LevelSizes.Dilation(point, level - 1, axis))),
                // The binomial filter looks at the maxima before and behind the block.
                Pooling.Blur when factor > 1 => ((from * factor) - 1, (to * factor) + factor),
                _ => (from * factor, (to * factor) + factor - 1),
            };
        }

        return Convolved(point, pixels, 1);
    }

    private static (long From, long To) Convolved(GridPoint point, (long From, long To) pixels, long dilation) =>
        (pixels.From - (point.Convolutions * dilation), pixels.To + (point.Convolutions * dilation));

    private static (long From, long To) Upsampled(GridPoint point, (long From, long To) pixels, int factor, long dilation) => point switch
    {
        { Pooling: Pooling.Dilated, Upsampling: Upsampling.Learnt } => (pixels.From - ((factor - 1) * dilation), pixels.To),
        { Pooling: Pooling.Dilated } => pixels,
        // Pixel i lies at (i + 1/2) / f - 1/2 of the map below, between two of its pixels or on one.
        { Upsampling: Upsampling.Linear } => (
            Floor((2 * pixels.From) + 1 - factor, 2 * factor), -Floor(factor - 1 - (2 * pixels.To), 2 * factor)),
        _ => (Floor(pixels.From, factor), Floor(pixels.To, factor)),
    };

    private static long Floor(long value, long by) => value >= 0 ? value / by : -((-value + by - 1) / by);
}
