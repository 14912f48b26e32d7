using CsCheck;
using Sweep.Learning.Panels;

namespace Sweep.Learning.Tests.Panels;

/// <summary>Letters, lines of text, and how long they are.</summary>
[Fast]
public sealed class LetteringTests
{
    private static readonly TextStyle[] Styles = [TextStyle.Headline, TextStyle.Detail, TextStyle.Title, TextStyle.Note, TextStyle.Value];
    private static readonly string Printable = new([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(static code => (char)code)]);
    private static readonly Gen<string> Words = Gen.Char[" abmMW.;,=0149xyzQ@"].Array[0, 120].Select(static letters => new string(letters));

    [Fact]
    public void Every_printable_letter_but_the_space_has_a_shape_and_no_two_have_the_same()
    {
        foreach (var style in Styles)
        {
            var shapes = Printable.ToDictionary(static letter => letter, letter => Shape(style, letter));

            Assert.Equal(95, shapes.Count);
            Assert.Equal([' '], shapes.Where(static shape => shape.Value.Count == 0).Select(static shape => shape.Key));
            foreach (var (letter, shape) in shapes)
            {
                // Two pixels of difference are not legible.
                Assert.All(shapes.Where(other => other.Key > letter), other =>
                    Assert.True(shape.Except(other.Value).Count() + other.Value.Except(shape).Count() >= 3, $"{letter} looks like {other.Key}"));
            }
        }
    }

    [Fact]
    public void A_letter_that_there_is_none_of_shows_as_a_question_mark() => Assert.Same(Glyph.Of('?'), Glyph.Of('é'));

    [Fact]
    public void No_ink_leaves_the_box_that_a_text_is_said_to_need()
    {
        foreach (var style in Styles)
        {
            foreach (var text in Printable.Select(static letter => letter.ToString()).Append("l = 3, f = [[1,2,2]], Qy@"))
            {
                const int margin = 12;
                var canvas = new Canvas(style.WidthOf(text) + (2 * margin), style.LineHeight + (2 * margin));
                style.Write(canvas, margin, margin, text);
                var box = new Box(margin, margin, style.WidthOf(text), style.LineHeight);

                Assert.All(Inked(canvas), pixel => Assert.True(box.Contains(new Box(pixel.X, pixel.Y, 1, 1)), $"'{text}' has ink at {pixel}, outside {box}"));
            }
        }
    }

    [Fact]
    public void Wrapped_lines_fit_and_lose_no_letter() =>
        Gen.Select(Words, Gen.Int[60, 500]).Sample(static (text, width) =>
        {
            var lines = TextStyle.Note.Wrap(text, width);

            Assert.All(lines, line => Assert.InRange(TextStyle.Note.WidthOf(line), 1, width));
            Assert.Equal(text.Replace(" ", ""), string.Concat(lines).Replace(" ", ""));
        });

    [Fact]
    public void Words_that_fit_stay_whole_and_tied_words_stay_together()
    {
        var width = TextStyle.Note.WidthOf("alpha beta gam");

        Assert.Equal(["alpha beta", "gamma"], TextStyle.Note.Wrap("alpha beta gamma", width));
        Assert.Equal(["alpha", TextStyle.Tied("beta gamma")], TextStyle.Note.Wrap("alpha " + TextStyle.Tied("beta gamma"), width));
    }

    private static HashSet<(int X, int Y)> Shape(TextStyle style, char letter)
    {
        var canvas = new Canvas(40, 60);
        style.Write(canvas, 4, 4, letter.ToString());
        return [.. Inked(canvas).Where(pixel => canvas[pixel.X, pixel.Y].Green < 180)];
    }

    private static IEnumerable<(int X, int Y)> Inked(Canvas canvas) =>
        from y in Enumerable.Range(0, canvas.Height)
        from x in Enumerable.Range(0, canvas.Width)
        where canvas[x, y] != Rgb.White
        select (x, y);
}
