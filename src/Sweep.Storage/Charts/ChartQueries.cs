using Sweep.Theory;

namespace Sweep.Storage.Charts;

/// <summary>The questions behind the charts of a sweep.</summary>
public static partial class ChartQueries
{
    private static readonly Dictionary<string, Func<string, ChartQuery>> BySweep = new()
    {
        ["exact-counts"] = ExactCounts,
        ["stitch-by-crop"] = StitchByCrop,
        ["jump-profiles"] = JumpProfiles,
        ["loss-curves"] = LossCurves,
        ["parallel-coordinates"] = ParallelCoordinates,
        ["attempt-timeline"] = AttemptTimeline,
        ["failures"] = Failures,
    };

    public static IReadOnlyList<string> Names { get; } = ["heatmap", .. BySweep.Keys];

    /// <summary>One by its name; the heat map needs both axes and a measure, and losses may be those of one trial.</summary>
    /// <exception cref="InvalidSweepException">There is no such chart, axis or measure.</exception>
    public static ChartQuery Find(string name, string sweep, string? xAxis, string? yAxis, string? measure, Guid? trial = null) =>
        name == "heatmap" ? Heatmap(sweep, xAxis ?? "spacing", yAxis ?? "depth", measure ?? "verdict")
        : name == "loss-curves" && trial is { } one ? LossOfTrial(sweep, one)
        : BySweep.TryGetValue(name, out var query) ? query(sweep)
        : throw new InvalidSweepException($"there is no chart {name}; the charts are {string.Join(", ", Names)}");

    private static ChartQuery Of(string sweep, string name, string title, string explanation, string sql, string empty) =>
        new(name, title, explanation, sql) { Empty = empty, Choices = [new("sweep", sweep)] };
}

/// <summary>A question whose answer is drawn.</summary>
/// <param name="Name">As in addresses, such as <c>exact-counts</c>; also what draws it.</param>
/// <param name="Explanation">How to read the drawing.</param>
/// <param name="Sql">
/// The complete statement, literals and all: what a page shows is what runs, and <c>sweep sql</c> gives the same rows. Aggregated or sampled
/// on the server, so that no browser gets all trials.
/// </param>
public sealed record ChartQuery(string Name, string Title, string Explanation, string Sql)
{
    /// <summary>Why there are no rows when there are none.</summary>
    public required string Empty { get; init; }

    /// <summary>Arguments that make this query again, see <see cref="ChartQueries.Find"/>: the sweep, then the axes and the measure, or the trial, where it has them.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Choices { get; init; }
}
