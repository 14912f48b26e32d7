namespace Sweep.Learning.Panels;

/// <param name="Scale">Pixels per unit of <see cref="Alphabet"/>, whose capitals are 9 units high.</param>
/// <param name="Pen">Width of a stroke in pixels.</param>
internal sealed record TextStyle(double Scale, double Pen, Rgb Colour)
{
    public static readonly TextStyle Headline = new(1.8, 3, Rgb.Ink);
    public static readonly TextStyle Detail = new(1.4, 1.6, Rgb.Slate);
    public static readonly TextStyle Title = new(1.5, 2.5, Rgb.Ink);
    public static readonly TextStyle Note = new(1.2, 1.45, Rgb.Slate);
    public static readonly TextStyle Value = new(1.5, 2.3, Rgb.Ink);

    /// <summary>A no-break space.</summary>
    public const char Tie = '\u00a0';

    /// <summary>Free units between two letters.</summary>
    private const double Gap = 2.9;

    private const double LinesApart = 17;

    /// <summary>Units above the capitals, for accents such as the top of a bracket.</summary>
    private const double Above = 2;

    private const double Below = 14;

    public int LineHeight => (int)Math.Ceiling(LinesApart * Scale);

    /// <summary>Returns the width from the first pixel of a text to the first one beyond it.</summary>
    public int WidthOf(string text) => (int)Math.Ceiling((Scale * Advance(text)) + Pen);

    /// <summary>Returns the same words, kept on one line.</summary>
    public static string Tied(string text) => text.Replace(' ', Tie);

    /// <summary>Writes one line whose box begins at (x, y).</summary>
    public void Write(Canvas canvas, int x, int y, string text)
    {
        var pen = x + (Pen / 2);
        foreach (var letter in text)
        {
            var glyph = Glyph.Of(letter);
            Draw(canvas, glyph, pen, y);
            pen += Scale * (glyph.Width + Gap);
        }
    }

    /// <summary>Returns lines of at most this width; breaks words that are wider.</summary>
    public IReadOnlyList<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Broken(word, width)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && WidthOf(longer) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        return line.Length == 0 ? lines : [.. lines, line];
    }

    private IEnumerable<string> Broken(string word, int width)
    {
        while (word.Length > 1 && WidthOf(word) > width)
        {
            var fits = Enumerable.Range(1, word.Length - 1).LastOrDefault(length => WidthOf(word[..length]) <= width, 1);
            yield return word[..fits];
            word = word[fits..];
        }

        yield return word;
    }

    private static double Advance(string text) => text.Length == 0 ? 0 : text.Sum(static letter => Glyph.Of(letter).Width + Gap) - Gap;

    /// <summary>Returns the covered share of a pixel.</summary>
    private void Draw(Canvas canvas, Glyph glyph, double left, int top)
    {
        var (firstX, lastX) = ((int)Math.Floor(left - Pen), (int)Math.Ceiling(left + (Scale * glyph.Width) + Pen));
        var baseY = top + Math.Round(Above * Scale) + 0.5;
        for (var y = top; y < top + (int)Math.Ceiling((Above + Below) * Scale); y++)
        {
            for (var x = firstX; x <= lastX; x++)
            {
                var distance = double.PositiveInfinity;
                foreach (var segment in glyph.Segments)
                {
                    distance = Math.Min(distance, segment.DistanceTo((x + 0.5 - left) / Scale, (y + 0.5 - baseY) / Scale));
                }

                canvas.Blend(x, y, Colour, Math.Clamp((Pen / 2) + 0.5 - (distance * Scale), 0, 1));
            }
        }
    }
}
