using Spectre.Console;
using Spectre.Console.Rendering;
using Sweep.Contracts.Scheduling;
using Sweep.Storage.Reading;

namespace Sweep.Cli.Terminal.Output;

/// <summary>The planned trials of a sweep by state, as a bar: succeeded, failed, cancelled, infeasible, and missing.</summary>
internal static class CoverageBar
{
    public static SegmentedBar Of(Coverage coverage, int width) =>
        Of(coverage.Succeeded, coverage.Failed, coverage.Cancelled, coverage.Infeasible, coverage.Missing, width);

    public static SegmentedBar Of(SweepLook look, int width) => Of(look.Succeeded, look.Failed, look.Cancelled, look.Infeasible, look.Pending, width);

    public static SegmentedBar Of(SweepProgress progress, int width) =>
        Of(progress.Succeeded, progress.Failed, progress.Cancelled, progress.Infeasible, progress.Pending, width);

    private static SegmentedBar Of(long succeeded, long failed, long cancelled, long infeasible, long missing, int width) => new(
        width,
        new BarPart(succeeded, Color.Green, '━', '='),
        new BarPart(failed, Color.Red, '×', 'x'),
        new BarPart(cancelled, Color.Yellow, '┄', '~'),
        new BarPart(infeasible, Color.Grey, '╌', '-'),
        new BarPart(missing, Color.Grey, '·', '.'));
}

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

/// <summary>Divides the cells of a bar among counts.</summary>
internal static class Shares
{
    /// <summary>
    /// Divides all cells in proportion to the counts. A count above zero gets at least one cell as long as there is
    /// one: a single failure among a million trials must be visible.
    /// </summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<long> counts, int cells)
    {
        var total = counts.Sum();
        var shares = new int[counts.Count];
        if (total == 0 || cells <= 0)
        {
            return shares;
        }

        // The smallest first, so that a large part loses a cell if cells are scarce.
        var open = cells;
        var rest = total;
        foreach (var part in Enumerable.Range(0, counts.Count).Where(part => counts[part] > 0).OrderBy(part => counts[part]))
        {
            var fair = (int)Math.Round((double)open * counts[part] / rest, MidpointRounding.AwayFromZero);
            shares[part] = Math.Min(open, Math.Max(1, fair));
            open -= shares[part];
            rest -= counts[part];
        }

        return shares;
    }
}
