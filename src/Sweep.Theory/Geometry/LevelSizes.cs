using Sweep.Theory.Points;

namespace Sweep.Theory.Geometry;

/// <summary>
/// How one level of the network changes a side of n pixels along one axis; f is the level's factor and D the product of the factors
/// above it. All maps are n -> a n + b, so a size is found from the one below or above it without a remainder.
/// </summary>
internal readonly struct LevelSizes
{
    private readonly GridPoint point;
    private readonly int factor;
    private readonly long dilation;

    public LevelSizes(GridPoint point, int level, int axis)
    {
        this.point = point;
        factor = level < point.Depth ? point.Factor.At(level, point.Dimensions)[axis] : 1;
        dilation = Dilation(point, level, axis);
    }

    /// <summary>How far apart the taps of a level's filters lie: D in dilated networks, 1 in all others.</summary>
    public static long Dilation(GridPoint point, int level, int axis)
    {
        var dilation = 1L;
        for (var above = 0; above < level && point.Pooling == Pooling.Dilated; above++)
        {
            dilation *= point.Factor.At(above, point.Dimensions)[axis];
        }

        return dilation;
    }

    private bool IsValid => point.Padding == Padding.Valid;

    private bool IsDilated => point.Pooling == Pooling.Dilated;

    /// <summary>Pixels that the 3^d convolutions of a stage of this level take, both ends together.</summary>
    public long Stage => IsValid ? 2L * point.Convolutions * dilation : 0;

    /// <summary>The side that was pooled to <paramref name="side"/>. A blurred maximum reaches one pooled pixel further.</summary>
    public long Unpooled(long side) => point.Pooling switch
    {
        Pooling.Dilated => side + Filter,
        Pooling.Blur when IsValid && factor > 1 => (side + 1) * factor,
        _ => side * factor,
    };

    /// <summary>The side after upsampling. Interpolation without a border to invent loses one pixel below at each end.</summary>
    public long Upsampled(long side) => point.Upsampling switch
    {
        _ when IsDilated => side - Filter,
        Upsampling.Linear when IsValid && factor > 1 => (side - 2) * factor,
        _ => side * factor,
    };

    /// <summary>Pixels that a filter of f taps D apart takes.</summary>
    private long Filter => IsValid ? (factor - 1) * dilation : 0;
}
