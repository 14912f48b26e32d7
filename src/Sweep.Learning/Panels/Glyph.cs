using System.Globalization;

namespace Sweep.Learning.Panels;

/// <summary>A letter as straight pieces, in the units of <see cref="Alphabet"/>.</summary>
internal sealed record Glyph(double Width, IReadOnlyList<Segment> Segments)
{
    /// <summary>Straight pieces per curve: their corners are far below a pixel at the sizes in use.</summary>
    private const int Pieces = 8;

    private const double Blank = 1.8;

    private static readonly Glyph[] All = [.. Alphabet.Strokes.Select(Parse)];

    /// <summary>Returns a question mark for letters outside printable ASCII, and a space for a no-break space.</summary>
    public static Glyph Of(char letter) => All[letter switch
    {
        TextStyle.Tie => ' ',
        >= Alphabet.First and <= Alphabet.Last => letter,
        _ => '?',
    } - Alphabet.First];

    private static Glyph Parse(string strokes)
    {
        var segments = strokes.Split(';', StringSplitOptions.RemoveEmptyEntries).SelectMany(Stroke).ToArray();
        return new Glyph(segments.Length == 0 ? Blank : segments.Max(static segment => Math.Max(segment.FromX, segment.ToX)), segments);
    }

    private static IEnumerable<Segment> Stroke(string stroke)
    {
        (double X, double Y)? last = null;
        (double X, double Y)? bend = null;
        foreach (var word in stroke.Split(' '))
        {
            var numbers = word.TrimStart('~').Split(',');
            var point = (X: Number(numbers[0]), Y: Number(numbers[1]));
            if (word[0] == '~')
            {
                bend = point;
                continue;
            }

            foreach (var segment in last is { } from ? Way(from, bend, point) : [])
            {
                yield return segment;
            }

            (last, bend) = (point, null);
        }
    }

    private static IEnumerable<Segment> Way((double X, double Y) from, (double X, double Y)? bend, (double X, double Y) to)
    {
        var pieces = bend is null ? 1 : Pieces;
        var middle = bend ?? ((from.X + to.X) / 2, (from.Y + to.Y) / 2);
        (double X, double Y) At(int piece)
        {
            var t = piece / (double)pieces;
            return (
                ((1 - t) * (1 - t) * from.X) + (2 * t * (1 - t) * middle.Item1) + (t * t * to.X),
                ((1 - t) * (1 - t) * from.Y) + (2 * t * (1 - t) * middle.Item2) + (t * t * to.Y));
        }

        for (var piece = 0; piece < pieces; piece++)
        {
            var (start, end) = (At(piece), At(piece + 1));
            yield return new Segment(start.X, start.Y, end.X, end.Y);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>A straight piece of a pen stroke.</summary>
internal readonly record struct Segment(double FromX, double FromY, double ToX, double ToY)
{
    public double DistanceTo(double x, double y)
    {
        double alongX = ToX - FromX, alongY = ToY - FromY;
        var squared = (alongX * alongX) + (alongY * alongY);
        var share = squared == 0 ? 0 : Math.Clamp((((x - FromX) * alongX) + ((y - FromY) * alongY)) / squared, 0, 1);
        double missX = x - FromX - (share * alongX), missY = y - FromY - (share * alongY);
        return Math.Sqrt((missX * missX) + (missY * missY));
    }
}
