using Spectre.Console;
using Spectre.Console.Rendering;

namespace Sweep.Cli.Terminal.Output;

/// <summary>A bar of several parts, each with its own colour and glyph.</summary>
internal sealed class SegmentedBar(int width, params IReadOnlyList<BarPart> parts) : Renderable
{
    protected override Measurement Measure(RenderOptions options, int maxWidth) => new(Cells(maxWidth), Cells(maxWidth));

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var shares = Shares.Of([.. parts.Select(static part => part.Count)], Cells(maxWidth));
        foreach (var (part, share) in parts.Zip(shares).Where(static part => part.Second > 0))
        {
            yield return new(new string(options.Unicode ? part.Glyph : part.Ascii, share), new Style(part.Color));
        }

        // An empty bar keeps its place.
        if (Cells(maxWidth) - shares.Sum() is > 0 and var open)
        {
            yield return Segment.Padding(open);
        }
    }

    private int Cells(int maxWidth) => Math.Max(0, Math.Min(width, maxWidth));
}

/// <param name="Ascii">Replaces the glyph if the terminal shows only ASCII.</param>
internal sealed record BarPart(long Count, Color Color, char Glyph, char Ascii);
