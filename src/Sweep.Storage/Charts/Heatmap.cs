using Sweep.Theory;

namespace Sweep.Storage.Charts;

public static partial class ChartQueries
{
    /// <exception cref="InvalidSweepException">There is no such axis or measure, or the axes are the same.</exception>
    public static ChartQuery Heatmap(string sweep, string xAxis, string yAxis, string measure)
    {
        var (x, y, shown) = (ChartAxes.Find(xAxis), ChartAxes.Find(yAxis), ChartMeasures.Find(measure));
        return x == y
            ? throw new InvalidSweepException($"a heat map needs two different axes, not {x.Name} twice")
            : new(
                "heatmap",
                "Measured against predicted",
                "A cell holds all trials at its place of the two axes. Its colour is their verdict: one trial that refutes decides, else one that confirms. "
                + "A share such as 4/5 says that four of five trials confirm; 12 < 16 that the largest of the counts is 12 where 16 are predicted; "
                + "n = 5 that five trials were measured. Where cells are small, all of them show the value alone, or the mark of the verdict.",
                HeatmapSql.Of(sweep, x, y, shown))
            {
                Empty = "This sweep has no trials besides its controls.",
                Choices = [new("sweep", sweep), new("x", x.Name), new("y", y.Name), new("measure", shown.Name)],
            };
    }
}

/// <summary>Trials folded into the cells of two axes.</summary>
internal static class HeatmapSql
{
    private const int MostCells = 2000;

    // Folds seeds in the same way as the views: trials without a prediction do not count beside others.
    private const string Together = """
        case
                when confirmed + not_reached + refuted + inconclusive > 0 then verdict_over_seeds(every, planned - not_predicted, confirmed, not_reached, refuted)
                when not_predicted > 0 then 'not_predicted'
            end
        """;

    public static string Of(string sweep, ChartAxis x, ChartAxis y, ChartMeasure measure) => $"""
        with cells as (
        {(x.IsOfConfiguration && y.IsOfConfiguration ? CellsOfConfigurations(sweep, x, y, measure) : CellsOfTrials(sweep, x, y, measure))}
        )
        select
            x, y, trials, measured, confirmed, not_reached, refuted, inconclusive, not_predicted, infeasible, failed, pending,
            low, mean, high, predicted_low, predicted_high,
            {Together} as verdict
        from cells
        order by x_order, x, y_order, y
        limit {MostCells}
        """;

    private static string CellsOfConfigurations(string sweep, ChartAxis x, ChartAxis y, ChartMeasure measure) => $"""
            select
                ({x.Value})::text as x,
                ({y.Value})::text as y,
                min({x.Name}) as x_order,
                min({y.Name}) as y_order,
                sum(trials) as trials,
                sum({measure.Kept.N})::bigint as measured,
                coalesce(sum(n) filter (where {measure.Asked}), 0)::bigint as planned,
                {measure.KeptEvery} as every,
                sum({measure.Count("confirmed")})::bigint as confirmed,
                sum({measure.Count("not_reached")})::bigint as not_reached,
                sum({measure.Count("refuted")})::bigint as refuted,
                sum({measure.Count("inconclusive")})::bigint as inconclusive,
                sum({measure.Count("not_predicted")})::bigint as not_predicted,
                sum(infeasible) as infeasible,
                sum(failed + cancelled) as failed,
                sum(pending) as pending,
                min({measure.Kept.Low})::double precision as low,
                mean_of(sum({measure.Kept.N})::bigint, sum({measure.Kept.Sum})::double precision) as mean,
                max({measure.Kept.High})::double precision as high,
                min({measure.Predicted ?? "null"})::double precision as predicted_low,
                max({measure.Predicted ?? "null"})::double precision as predicted_high
            from configuration_results
            where {SqlLiteral.OfSweep(sweep)} and trials > 0
            group by 1, 2
        """;

    // A seed is no axis of a configuration.
    private static string CellsOfTrials(string sweep, ChartAxis x, ChartAxis y, ChartMeasure measure) => $"""
            select
                ({x.Value})::text as x,
                ({y.Value})::text as y,
                min({x.Name}) as x_order,
                min({y.Name}) as y_order,
                count(*) as trials,
                count({measure.Value}) as measured,
                count(*) filter (where state <> 'infeasible' and {measure.Asked}) as planned,
                {measure.Every} as every,
                count(*) filter (where {measure.Verdict} = 'confirmed') as confirmed,
                count(*) filter (where {measure.Verdict} = 'not_reached') as not_reached,
                count(*) filter (where {measure.Verdict} = 'refuted') as refuted,
                count(*) filter (where {measure.Verdict} = 'inconclusive') as inconclusive,
                count(*) filter (where {measure.Verdict} = 'not_predicted') as not_predicted,
                count(*) filter (where state = 'infeasible') as infeasible,
                count(*) filter (where state in ('failed', 'cancelled')) as failed,
                count(*) filter (where state = 'pending') as pending,
                min({measure.Value})::double precision as low,
                avg({measure.Value})::double precision as mean,
                max({measure.Value})::double precision as high,
                min({measure.Predicted ?? "null"})::double precision as predicted_low,
                max({measure.Predicted ?? "null"})::double precision as predicted_high
            from trial_results
            where {SqlLiteral.OfSweep(sweep)} and not control
            group by 1, 2
        """;
}

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
