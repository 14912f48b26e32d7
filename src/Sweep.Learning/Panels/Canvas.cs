using NetVips;

namespace Sweep.Learning.Panels;

/// <summary>A white picture to draw on. Pixels outside are not drawn.</summary>
internal sealed class Canvas
{
    private readonly byte[] bytes;

    public Canvas(int width, int height)
    {
        (Width, Height) = (width, height);
        bytes = new byte[checked(3 * width * height)];
        Array.Fill(bytes, (byte)255);
    }

    public int Width { get; }

    public int Height { get; }

    public Rgb this[int x, int y]
    {
        get
        {
            var at = 3 * ((y * Width) + x);
            return new Rgb(bytes[at], bytes[at + 1], bytes[at + 2]);
        }

        set
        {
            var at = 3 * ((y * Width) + x);
            (bytes[at], bytes[at + 1], bytes[at + 2]) = (value.Red, value.Green, value.Blue);
        }
    }

    public void Blend(int x, int y, Rgb colour, double opacity)
    {
        if (opacity > 0 && (uint)x < (uint)Width && (uint)y < (uint)Height)
        {
            this[x, y] = opacity >= 1 ? colour : this[x, y].Under(colour, opacity);
        }
    }

    public void Fill(Box box, Rgb colour, double opacity = 1)
    {
        for (var y = box.Top; y < box.Bottom; y++)
        {
            for (var x = box.Left; x < box.Right; x++)
            {
                Blend(x, y, colour, opacity);
            }
        }
    }

    /// <summary>Draws a frame just inside a box.</summary>
    public void Frame(Box box, int thickness, Rgb colour, double opacity = 1)
    {
        Fill(box with { Height = thickness }, colour, opacity);
        Fill(new Box(box.Left, box.Bottom - thickness, box.Width, thickness), colour, opacity);
        Fill(new Box(box.Left, box.Top + thickness, thickness, box.Height - (2 * thickness)), colour, opacity);
        Fill(new Box(box.Right - thickness, box.Top + thickness, thickness, box.Height - (2 * thickness)), colour, opacity);
    }

    /// <summary>Returns the picture as PNG: the same bytes for the same pixels, without a time or other metadata.</summary>
    public byte[] Encoded()
    {
        using var image = Image.NewFromMemory(bytes, Width, Height, 3, Enums.BandFormat.Uchar);
        using var picture = image.Copy(interpretation: Enums.Interpretation.Srgb);
        return picture.PngsaveBuffer(compression: 9, filter: Enums.ForeignPngFilter.None, keep: Enums.ForeignKeep.None);
    }
}

/// <summary>A rectangle of pixels; <see cref="Right"/> and <see cref="Bottom"/> are the first pixels beyond it.</summary>
internal readonly record struct Box(int Left, int Top, int Width, int Height)
{
    public int Right => Left + Width;

    public int Bottom => Top + Height;

    public Box Grown(int by) => new(Left - by, Top - by, Width + (2 * by), Height + (2 * by));

    public bool Contains(Box other) => Left <= other.Left && Top <= other.Top && Right >= other.Right && Bottom >= other.Bottom;
}
