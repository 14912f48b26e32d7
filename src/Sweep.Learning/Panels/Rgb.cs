namespace Sweep.Learning.Panels;

/// <summary>A colour of a picture, 8 bits a channel.</summary>
internal readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    public static readonly Rgb White = new(255, 255, 255);
    public static readonly Rgb Black = new(0, 0, 0);

    /// <summary>Text.</summary>
    public static readonly Rgb Ink = new(24, 28, 34);

    /// <summary>Text of second rank.</summary>
    public static readonly Rgb Slate = new(96, 104, 116);

    /// <summary>Lines around plates and between parts.</summary>
    public static readonly Rgb Hairline = new(198, 203, 211);

    /// <summary>The frame of the output window.</summary>
    public static readonly Rgb Accent = new(255, 122, 0);

    /// <summary>Background of label images.</summary>
    public static readonly Rgb Night = new(22, 24, 30);

    /// <param name="brightness">0 is black, 1 white.</param>
    public static Rgb Grey(double brightness)
    {
        var level = Level(brightness);
        return new Rgb(level, level, level);
    }

    public static Rgb Of(double red, double green, double blue) => new(Level(red), Level(green), Level(blue));

    /// <summary>Returns this colour under a layer of another one.</summary>
    public Rgb Under(Rgb other, double opacity) =>
        new(Mixed(Red, other.Red, opacity), Mixed(Green, other.Green, opacity), Mixed(Blue, other.Blue, opacity));

    /// <summary>Returns the squared distance, weighted roughly as the eye does ("redmean").</summary>
    public double DistanceTo(Rgb other)
    {
        var mean = (Red + other.Red) / 2.0;
        double red = Red - other.Red, green = Green - other.Green, blue = Blue - other.Blue;
        return ((2 + (mean / 256)) * red * red) + (4 * green * green) + ((2 + ((255 - mean) / 256)) * blue * blue);
    }

    private static byte Level(double share) => (byte)Math.Round(255 * Math.Clamp(share, 0, 1));

    private static byte Mixed(byte below, byte above, double opacity) => (byte)Math.Round(below + (opacity * (above - below)));
}

/// <summary>Colours of rows x columns pixels, row after row.</summary>
internal sealed record Raster(int Rows, int Columns, Rgb[] Pixels)
{
    public Rgb this[int row, int column] => Pixels[(row * Columns) + column];
}
