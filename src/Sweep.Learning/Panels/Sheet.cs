namespace Sweep.Learning.Panels;

/// <summary>The layout of a panel before it is drawn.</summary>
internal sealed record Sheet(int Width, int Height, IReadOnlyList<PlacedText> Texts, IReadOnlyList<PlacedPlate> Plates, IReadOnlyList<Box> Rules)
{
    public Canvas Drawn()
    {
        var canvas = new Canvas(Width, Height);
        foreach (var rule in Rules)
        {
            canvas.Fill(rule, Rgb.Hairline);
        }

        foreach (var (x, y, plate) in Plates)
        {
            plate.Draw(canvas, x, y);
        }

        foreach (var (x, y, text, style) in Texts)
        {
            style.Write(canvas, x, y, text);
        }

        return canvas;
    }
}

/// <summary>One line of text whose box begins at (X, Y).</summary>
internal readonly record struct PlacedText(int X, int Y, string Text, TextStyle Style)
{
    public Box Area => new(X, Y, Style.WidthOf(Text), Style.LineHeight);
}

/// <summary>A plate whose picture begins at (X, Y).</summary>
internal readonly record struct PlacedPlate(int X, int Y, Plate Plate)
{
    public Box Area => new(X, Y, Plate.Width, Plate.Height);
}
