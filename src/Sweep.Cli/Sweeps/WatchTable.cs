using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Cluster;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;
using Sweep.Theory.Points;

namespace Sweep.Cli.Sweeps;

/// <summary>The display of a watch on a terminal: a line for each sweep, with a bar if there is room, and a line for each node.</summary>
internal static class WatchTable
{
    private const int LongestName = 28;
    private const int LongestBar = 40;
    private const int ShortestBar = 8;

    private static readonly IReadOnlyList<string> Headings = ["sweep", "state", "", "trials", "failed", "per second", "left", "workers"];

    public static IRenderable Of(IReadOnlyList<WatchedSweep> sweeps, IReadOnlyList<NodeSummary> nodes, int width, bool unicode)
    {
        var rows = sweeps.Select(sweep => (Sweep: sweep, Cells: Cells(sweep, unicode))).ToList();
        var widths = Headings.Select((heading, at) => Math.Max(heading.Length, rows.Select(row => row.Cells[at].Length).DefaultIfEmpty().Max())).ToArray();

        // A narrow terminal keeps the columns that are needed most.
        foreach (var spared in new[] { 5, 7, 4 }.Where(_ => Taken(widths) + ShortestBar > width))
        {
            widths[spared] = 0;
        }

        var bar = Math.Clamp(width - Taken(widths), ShortestBar, LongestBar);
        widths[2] = bar;
        var shown = Enumerable.Range(0, widths.Length).Where(at => widths[at] > 0).ToList();
        var grid = new Grid();
        foreach (var at in shown)
        {
            grid.AddColumn(new GridColumn { Width = widths[at], NoWrap = true, Padding = new(0, 0, at == shown[^1] ? 0 : 2, 0) });
        }

        grid.AddRow([.. shown.Select(static at => new Text(Headings[at], new Style(decoration: Decoration.Dim)))]);
        foreach (var (sweep, cells) in rows)
        {
            grid.AddRow([.. shown.Select(at => at == 2 ? (IRenderable)CoverageBar.Of(sweep.Look, bar) : new Text(cells[at], Looks(sweep, at)))]);
        }

        return new Rows([grid, .. nodes.Where(static node => node.State != NodeState.Ended).Select(node => Line(node, width, unicode))]);
    }

    private static int Taken(IEnumerable<int> widths) => widths.Sum(static width => width == 0 ? 0 : width + 2);

    private static string[] Cells(WatchedSweep sweep, bool unicode)
    {
        var look = sweep.Look;
        var runs = look.State == SweepState.Running;
        return
        [
            Fitted.Of(look.Name, Math.Min(look.Name.Length, LongestName), unicode),
            sweep.IsAlone ? "no node is alive" : ChoiceText.Of(look.State),
            "",
            string.Create(CultureInfo.InvariantCulture, $"{sweep.Moment.Done} of {look.Planned}"),
            look.Failed.ToString(CultureInfo.InvariantCulture),
            runs ? sweep.Moment.Rate.ToString(sweep.Moment.Rate is > 0 and < 1 ? "G2" : "0.0", CultureInfo.InvariantCulture) : "",
            runs && sweep.Moment.Left is { } left ? DurationText.Of(left) : "",
            look.Workers.ToString(CultureInfo.InvariantCulture),
        ];
    }

    private static Style Looks(WatchedSweep sweep, int column) => column switch
    {
        0 => new Style(decoration: Decoration.Bold),
        1 => sweep.IsAlone ? new Style(Color.Yellow) : StateLook.StyleOf(sweep.Look.State),
        4 => sweep.Look.Failed > 0 ? new Style(Color.Red) : new Style(decoration: Decoration.Dim),
        7 => sweep.Look.Workers > 0 ? new Style(Color.Green) : new Style(decoration: Decoration.Dim),
        _ => Style.Plain,
    };

    private static Text Line(NodeSummary node, int width, bool unicode) => new(
        Fitted.Of($"  {node.Name}: {ChoiceText.Of(node.State)}, {node.Busy} of {Counted.Of(node.Slots, "worker")} busy, {node.Devices}", width, unicode),
        new Style(node.State switch { NodeState.Alive => Color.Default, NodeState.Draining => Color.Yellow, _ => Color.Red }));
}
