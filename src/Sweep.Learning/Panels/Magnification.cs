namespace Sweep.Learning.Panels;

/// <summary>The scale of a raster: every <paramref name="Step"/>th of its pixels, as a block of <paramref name="Across"/> x <paramref name="Down"/>.</summary>
internal readonly record struct Magnification(int Across, int Down, int Step)
{
    /// <summary>Longest side of a plate.</summary>
    public const int Longest = 440;

    /// <summary>An image of at most this side is shown pixel by pixel instead of subsampled.</summary>
    private const int LongestWhole = 520;

    /// <summary>A line is shown as a strip of this height, as wide as the page.</summary>
    public const int StripHeight = 44;

    public const int StripWidth = 1440;

    /// <summary>Returns the largest scale with whole blocks.</summary>
    public static Magnification Of(int rows, int columns) => Math.Max(rows, columns) switch
    {
        <= Longest and var side => Within(side, Longest),
        <= LongestWhole => new(1, 1, 1),
        var side => new(1, 1, Steps(side, Longest)),
    };

    public static Magnification OfLine(int columns) => columns <= StripWidth
        ? Within(columns, StripWidth) with { Down = StripHeight }
        : new(1, StripHeight, Steps(columns, StripWidth));

    public int Width(int columns) => (columns + Step - 1) / Step * Across;

    public int Height(int rows) => (rows + Step - 1) / Step * Down;

    /// <summary>Returns the place of a pixel on the plate.</summary>
    public int X(int column) => column * Across / Step;

    public int Y(int row) => row * Down / Step;

    private static Magnification Within(int side, int longest) => new(longest / side, longest / side, 1);

    private static int Steps(int side, int longest) => (side + longest - 1) / longest;
}
