using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;

namespace Sweep.Cli.Sweeps;

/// <summary>Sweeps for people, one line each, as wide as the terminal allows.</summary>
internal static class SweepList
{
    public static IRenderable Of(IReadOnlyList<SweepSummary> sweeps, DateTimeOffset now, int width, bool unicode)
    {
        var widths = ListWidths.Of(Wanted(sweeps, now, unicode), width);
        var columns = new (string Heading, int Width, Func<SweepSummary, IRenderable> Cell)[]
        {
            ("sweep", widths.Name, sweep => new Text(Fitted.Of(sweep.Name, widths.Name, unicode), new Style(decoration: Decoration.Bold))),
            ("state", widths.State, static sweep => StateLook.Of(sweep.Seen)),
            ("", widths.Bar, sweep => CoverageBar.Of(sweep.Coverage, widths.Bar)),
            ("trials", widths.Trials, static sweep => new Text(Trials(sweep)).RightJustified()),
            ("verdicts", widths.Verdicts, sweep => VerdictLook.Counts(sweep.Verdicts, unicode)),
            ("created", widths.Age, sweep => new Text(Age(sweep, now), Style.Plain.Foreground(Color.Grey))),
            ("tags", widths.Tags, sweep => new Text(Fitted.Of(Tags(sweep), widths.Tags, unicode), Style.Plain.Foreground(Color.Blue))),
        };
        var shown = columns.Where(static column => column.Width > 0).ToList();
        var grid = new Grid();
        foreach (var column in shown)
        {
            grid.AddColumn(new GridColumn { Width = column.Width, NoWrap = true, Padding = new(0, 0, column == shown[^1] ? 0 : ListWidths.Gap, 0) });
        }

        grid.AddRow([.. shown.Select(column => new Text(Fitted.Of(column.Heading, column.Width, unicode), new Style(decoration: Decoration.Dim)))]);
        foreach (var sweep in sweeps)
        {
            grid.AddRow([.. shown.Select(column => column.Cell(sweep))]);
        }

        return grid;
    }

    private static ListWidths Wanted(IReadOnlyList<SweepSummary> sweeps, DateTimeOffset now, bool unicode)
    {
        int Widest(string heading, Func<SweepSummary, string> text) => Math.Max(heading.Length, sweeps.Max(sweep => text(sweep).Length));
        return new(
            Widest("sweep", static sweep => CellText.Printable(sweep.Name)),
            Widest("state", static sweep => sweep.Seen.Word),
            Bar: 0,
            Widest("trials", Trials),
            Widest("verdicts", sweep => VerdictLook.PlainCounts(sweep.Verdicts, unicode)),
            Widest("created", sweep => Age(sweep, now)),
            sweeps.Any(static sweep => Tags(sweep).Length > 0) ? Widest("tags", Tags) : 0);
    }

    /// <summary>Returns the final trials out of all.</summary>
    private static string Trials(SweepSummary sweep) =>
        string.Create(CultureInfo.InvariantCulture, $"{ShortCount.Of(sweep.Coverage.Planned - sweep.Coverage.Missing)}/{ShortCount.Of(sweep.Coverage.Planned)}");

    private static string Age(SweepSummary sweep, DateTimeOffset now) => AgeText.Of(now - sweep.Created);

    private static string Tags(SweepSummary sweep) => string.Join(' ', sweep.Tags);
}

/// <summary>The widths of the list's columns, in characters; 0 leaves a column out.</summary>
internal sealed record ListWidths(int Name, int State, int Bar, int Trials, int Verdicts, int Age, int Tags)
{
    public const int Gap = 2;

    private const int ShortestName = 12;
    private const int UsualName = 18;
    private const int ShortestBar = 8;
    private const int LongestBar = 30;

    /// <param name="wanted">The widest content of each column; that of the bar does not count.</param>
    /// <param name="width">Width of the terminal.</param>
    public static ListWidths Of(ListWidths wanted, int width)
    {
        // Names and verdicts come first; the other columns are added as long as they fit.
        var open = width;
        int Take(int least, int most)
        {
            var taken = most == 0 || open < least ? 0 : Math.Min(open, most);
            open -= taken == 0 ? 0 : Math.Min(open, taken + Gap);
            return taken;
        }

        var verdicts = Take(0, wanted.Verdicts);
        var name = Take(0, Math.Min(wanted.Name, ShortestName));
        var state = Take(wanted.State, wanted.State);
        var age = Take(wanted.Age, wanted.Age);
        name += Grow(ref open, Math.Min(wanted.Name, UsualName) - name);
        var bar = Take(ShortestBar, ShortestBar);
        var trials = Take(wanted.Trials, wanted.Trials);
        name += Grow(ref open, wanted.Name - name);
        var tags = Take(Math.Min(wanted.Tags, ShortestName), wanted.Tags);
        bar += bar == 0 ? 0 : Grow(ref open, LongestBar - bar);
        return new(name, state, bar, trials, verdicts, age, tags);
    }

    // A gap stays free at the end of the line.
    private static int Grow(ref int open, int by)
    {
        var grown = Math.Clamp(by, 0, Math.Max(0, open));
        open -= grown;
        return grown;
    }
}
