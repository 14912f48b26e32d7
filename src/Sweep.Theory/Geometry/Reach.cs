using Sweep.Theory.Trials;

namespace Sweep.Theory.Geometry;

/// <summary>
/// The input pixels that an output pixel depends on, followed exactly from layer to layer on an image without borders. An output
/// pixel of a padded network is what it would be without padding exactly when all of them lie inside the image: a feature that
/// padding invents stands for input pixels outside.
/// </summary>
internal static class Reach
{
    /// <summary>Whether padding touches none of the pixels that are cut out of a padded tile.</summary>
    public static bool StaysInside(GridPoint point, TilingGeometry tiling)
    {
        for (var axis = 0; axis < point.Dimensions; axis++)
        {
            var first = tiling.CropOffset[axis];
            var (from, to) = Of(point, axis, first, first + tiling.Crop[axis] - 1L);
            if (from < 0 || to >= tiling.TileInput[axis])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Pixels from the border of a padded image that padding reaches at the most, along one axis.</summary>
    public static long Radius(GridPoint point, int axis, int period)
    {
        var longest = 0L;
        for (var phase = 0; phase < period; phase++)
        {
            var (from, to) = Of(point, axis, phase, phase);
            longest = Math.Max(longest, Math.Max(phase - from, to - phase));
        }

        return longest;
    }

    /// <summary>First and last input pixel that output pixels <paramref name="first"/> to <paramref name="last"/> depend on.</summary>
    public static (long From, long To) Of(GridPoint point, int axis, long first, long last) => Decoder(point, axis, 0, (first, last));

    private static (long From, long To) Decoder(GridPoint point, int axis, int level, (long From, long To) pixels)
    {
        if (level == point.Depth)
        {
            return Encoder(point, axis, level, pixels);
        }

        var dilation = Dilation(point, axis, level);
        var needed = Convolved(point, pixels, dilation);
        var skip = Encoder(point, axis, level, needed);
        var below = Decoder(point, axis, level + 1, Upsampled(point, needed, point.Factor.At(level, point.Dimensions)[axis], dilation));
        return (Math.Min(skip.From, below.From), Math.Max(skip.To, below.To));
    }

    private static (long From, long To) Encoder(GridPoint point, int axis, int level, (long From, long To) pixels)
    {
        for (; level > 0; level--)
        {
            var (from, to) = Convolved(point, pixels, Dilation(point, axis, level));
            var factor = point.Factor.At(level - 1, point.Dimensions)[axis];
            pixels = point.Pooling == Pooling.Dilated
                ? (from, to + ((factor - 1) * Dilation(point, axis, level - 1)))
                : (from * factor, (to * factor) + factor - 1);
        }

        return Convolved(point, pixels, 1);
    }

    private static (long From, long To) Convolved(GridPoint point, (long From, long To) pixels, long dilation) =>
        (pixels.From - (point.Convolutions * dilation), pixels.To + (point.Convolutions * dilation));

    private static (long From, long To) Upsampled(GridPoint point, (long From, long To) pixels, int factor, long dilation) => point switch
    {
        { Pooling: Pooling.Dilated } => (pixels.From - ((factor - 1) * dilation), pixels.To),
        // Pixel i lies at (i + 1/2) / f - 1/2 of the map below, between two of its pixels or on one.
        { Upsampling: Upsampling.Linear } => (
            Floor((2 * pixels.From) + 1 - factor, 2 * factor), -Floor(factor - 1 - (2 * pixels.To), 2 * factor)),
        _ => (Floor(pixels.From, factor), Floor(pixels.To, factor)),
    };

    private static long Dilation(GridPoint point, int axis, int level)
    {
        var dilation = 1L;
        for (var above = 0; above < level && point.Pooling == Pooling.Dilated; above++)
        {
            dilation *= point.Factor.At(above, point.Dimensions)[axis];
        }

        return dilation;
    }

    private static long Floor(long value, long by) => value >= 0 ? value / by : -((-value + by - 1) / by);
}
