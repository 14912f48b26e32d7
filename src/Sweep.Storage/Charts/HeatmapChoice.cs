namespace Sweep.Storage.Charts;

/// <summary>Which heat map of a sweep is worth looking at.</summary>
/// <param name="Axes">To choose from: those that vary, and those that are shown.</param>
/// <param name="Measures">To choose from.</param>
public sealed record HeatmapChoice(ChartAxis X, ChartAxis Y, ChartMeasure Measure, IReadOnlyList<ChartAxis> Axes, IReadOnlyList<ChartMeasure> Measures)
{
    private static readonly string[] Across = ["spacing", "tile_crop", "train_window", "noise", "elastic", "width", "steps", "seed"];
    private static readonly string[] Upwards = ["depth", "period", "factor", "padding", "upsampling", "dimensions", "pooling", "train_window", "width", "steps", "seed"];

    /// <summary>The requested axes and measure where the sweep has them, and defaults of this sweep for the others.</summary>
    public static HeatmapChoice Of(ChartContents contents, string? x, string? y, string? measure)
    {
        var shown = ChartMeasures.All.FirstOrDefault(known => known.Name == measure)
            ?? contents.Measures.FirstOrDefault(static known => known.Name != "verdict") ?? ChartMeasures.All[0];

        // Along the axis of its law.
        var first = shown.Name switch { "stitch_error" or "false_splits" => "tile_crop", "jump_ratio" => "train_window", _ => "spacing" };
        var across = ChartAxes.All.FirstOrDefault(axis => axis.Name == x) ?? Best(contents, [first, .. Across], y);
        var upwards = ChartAxes.All.FirstOrDefault(axis => axis.Name == y && axis != across) ?? Best(contents, Upwards, across.Name);
        return new(
            across, upwards, shown,
            [.. ChartAxes.All.Where(axis => contents.Axes.Contains(axis) || axis == across || axis == upwards)],
            [.. ChartMeasures.All.Where(known => contents.Measures.Contains(known) || known == shown)]);
    }

    private static ChartAxis Best(ChartContents contents, IReadOnlyList<string> order, string? taken) => ChartAxes.Find(
        order.FirstOrDefault(name => name != taken && contents.Axes.Any(axis => axis.Name == name))
        ?? contents.Axes.FirstOrDefault(axis => axis.Name != taken)?.Name
        ?? (taken == "seed" ? "depth" : "seed"));
}
