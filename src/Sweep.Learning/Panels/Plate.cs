namespace Sweep.Learning.Panels;

/// <summary>One picture of a panel.</summary>
/// <param name="Note">Text beside the title.</param>
/// <param name="Window">Pixels to frame, as columns and rows of the raster; null: none.</param>
/// <param name="Tiles">Width and height of the tiles whose lines are drawn, in pixels of the raster; null: no lines.</param>
/// <param name="Shift">Pixels of the picture by which the plate stands to the right of its column.</param>
internal sealed record Plate(
    string Title, string Note, Raster Picture, Magnification Shown, Box? Window = null, (int Across, int Down)? Tiles = null, int Shift = 0)
{
    public int Width => Shown.Width(Picture.Columns);

    public int Height => Shown.Height(Picture.Rows);

    /// <summary>Draws the picture with its hairline frame, whose inside begins at (x, y).</summary>
    public void Draw(Canvas canvas, int x, int y)
    {
        for (var row = 0; row < Picture.Rows; row += Shown.Step)
        {
            for (var column = 0; column < Picture.Columns; column += Shown.Step)
            {
                canvas.Fill(new Box(x + Shown.X(column), y + Shown.Y(row), Shown.Across, Shown.Down), Picture[row, column]);
            }
        }

        var area = new Box(x, y, Width, Height);
        if (Tiles is { } tiles)
        {
            DrawLines(canvas, area, tiles);
        }

        canvas.Frame(area.Grown(1), 1, Rgb.Hairline);
        if (Window is { } window)
        {
            DrawWindow(canvas, window, x, y);
        }
    }

    /// <summary>White between dark edges, so that lines show on any colour.</summary>
    private void DrawLines(Canvas canvas, Box area, (int Across, int Down) tiles)
    {
        foreach (var (edge, colour, opacity) in new[] { (1, Rgb.Black, 0.5), (0, Rgb.White, 1) })
        {
            for (var column = tiles.Across; column < Picture.Columns; column += tiles.Across)
            {
                canvas.Fill(new Box(area.Left + Shown.X(column) - edge, area.Top, LineWidth + (2 * edge), area.Height), colour, opacity);
            }

            for (var row = tiles.Down; row < Picture.Rows; row += tiles.Down)
            {
                canvas.Fill(new Box(area.Left, area.Top + Shown.Y(row) - edge, area.Width, LineWidth + (2 * edge)), colour, opacity);
            }
        }
    }

    /// <summary>Draws a line at the start of each tile, thicker if the pixels are large.</summary>
    private int LineWidth => Shown.Across >= 5 ? 2 : 1;

    private void DrawWindow(Canvas canvas, Box window, int x, int y)
    {
        var (left, top) = (Shown.X(window.Left), Shown.Y(window.Top));
        var box = new Box(x + left, y + top, Shown.X(window.Right) - left, Shown.Y(window.Bottom) - top);
        canvas.Frame(box.Grown(3), 3, Rgb.Accent);
        canvas.Frame(box.Grown(4), 1, Rgb.Black, 0.5);
        canvas.Frame(box, 1, Rgb.Black, 0.5);
    }
}

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
