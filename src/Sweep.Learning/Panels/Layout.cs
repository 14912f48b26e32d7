namespace Sweep.Learning.Panels;

/// <summary>Puts headline, plates and facts on a sheet, from top to bottom; nothing is wider than the sheet.</summary>
internal sealed class Layout
{
    public const int Margin = 32;

    private const int LeastWidth = 860;
    private const int LeastColumn = 240;
    private const int Gutter = 28;

    /// <summary>Both hairlines beside a picture.</summary>
    private const int Frame = 2;

    private readonly List<PlacedText> texts = [];
    private readonly List<PlacedPlate> plates = [];
    private readonly List<Box> rules = [];
    private readonly int width;
    private int y = Margin;

    private Layout(int width) => this.width = width;

    /// <param name="stacked">Whether plates are below each other instead of side by side.</param>
    public static Sheet Of(string headline, string detail, IReadOnlyList<Plate> plates, IReadOnlyList<Fact> facts, bool stacked)
    {
        var across = stacked
            ? plates.Max(static plate => plate.Shift + plate.Width + Frame)
            : plates.Sum(static plate => Column(plate) + Gutter) - Gutter;
        var layout = new Layout(Math.Max(across, LeastWidth));
        layout.Write(headline, TextStyle.Headline, Margin, layout.width);
        layout.y += 2;
        layout.Write(detail, TextStyle.Detail, Margin, layout.width);
        layout.y += 16;
        if (stacked)
        {
            layout.Stack(plates);
        }
        else
        {
            layout.Row(plates);
        }

        layout.Foot(facts);
        return new Sheet(layout.width + (2 * Margin), layout.y + Margin, layout.texts, layout.plates, layout.rules);
    }

    private static int Column(Plate plate) => Math.Max(plate.Width + Frame, LeastColumn);

    private void Row(IReadOnlyList<Plate> row)
    {
        var top = y;
        var below = row.Max(plate => Captioned(plate, 0, top, Column(plate), null));
        var bottom = below;
        var x = Margin;
        foreach (var plate in row)
        {
            Captioned(plate, x, top, Column(plate), texts);
            plates.Add(new PlacedPlate(x + 1, below, plate));
            bottom = Math.Max(bottom, below + plate.Height);
            x += Column(plate) + Gutter;
        }

        y = bottom;
    }

    private void Stack(IReadOnlyList<Plate> stack)
    {
        foreach (var plate in stack)
        {
            y = Captioned(plate, Margin, y, width, texts);
            plates.Add(new PlacedPlate(Margin + plate.Shift + 1, y, plate));
            y += plate.Height + 14;
        }
    }

    /// <summary>Adds title and note of a plate; returns the place of its picture.</summary>
    private static int Captioned(Plate plate, int x, int top, int width, List<PlacedText>? into)
    {
        var at = top;
        foreach (var (text, style) in new[] { (plate.Title, TextStyle.Title), (plate.Note, TextStyle.Note) })
        {
            foreach (var line in style.Wrap(text, width))
            {
                into?.Add(new PlacedText(x, at, line, style));
                at += style.LineHeight;
            }
        }

        return at + 8;
    }

    /// <summary>Adds facts side by side under a rule, in as many rows as they need.</summary>
    private void Foot(IReadOnlyList<Fact> facts)
    {
        if (facts.Count == 0)
        {
            return;
        }

        y += 22;
        rules.Add(new Box(Margin, y, width, 1));
        y += 12;
        var x = Margin;
        foreach (var fact in facts)
        {
            var wide = new[] { TextStyle.Note.WidthOf(fact.Name), TextStyle.Value.WidthOf(fact.Value), TextStyle.Note.WidthOf(fact.Note) }.Max();
            if (x > Margin && x + wide > Margin + width)
            {
                x = Margin;
                y += FactHeight + 8;
            }

            texts.Add(new PlacedText(x, y, fact.Name, TextStyle.Note));
            texts.Add(new PlacedText(x, y + TextStyle.Note.LineHeight, fact.Value, TextStyle.Value));
            texts.Add(new PlacedText(x, y + TextStyle.Note.LineHeight + TextStyle.Value.LineHeight, fact.Note, TextStyle.Note));
            x += wide + 40;
        }

        y += FactHeight;
    }

    private static int FactHeight => (2 * TextStyle.Note.LineHeight) + TextStyle.Value.LineHeight;

    private void Write(string text, TextStyle style, int x, int wide)
    {
        foreach (var line in style.Wrap(text, wide))
        {
            texts.Add(new PlacedText(x, y, line, style));
            y += style.LineHeight;
        }
    }
}

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
