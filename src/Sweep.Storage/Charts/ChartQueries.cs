using Sweep.Theory;

namespace Sweep.Storage.Charts;

/// <summary>The questions behind the charts of a sweep.</summary>
public static class ChartQueries
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

    public static ChartQuery ExactCounts(string sweep) => Of(
        sweep,
        "exact-counts",
        "Exact counts",
        "Embeddings counted against embeddings predicted (laws L1 to L3). On the diagonal the count is reached, below it not yet; one point above it refutes the theory.",
        ExactCountsSql.Of(sweep),
        "No measured trial of this sweep has a predicted number of embeddings.");

    public static ChartQuery StitchByCrop(string sweep) => Of(
        sweep,
        "stitch-by-crop",
        "Stitch error and false splits by tile crop",
        "Difference between the stitched and the whole output (law L5), and the share of cut objects that come out in parts. Vertical lines mark multiples of the period P, where "
        + "the stitch error must be zero. Lines are means over seeds, whiskers their range; of many networks a dozen are shown. Smaller than 0.00001 is rounding and drawn as 0.",
        StitchByCropSql.Of(sweep),
        "No trial of this sweep is cut into tiles and measures stitching or instances.");

    public static ChartQuery JumpProfiles(string sweep) => Of(
        sweep,
        "jump-profiles",
        "Jump profile",
        "Mean embedding distance of neighbouring pixels of the same object by their position behind a line (law L6): a multiple of P, or, of tile crops that are none, "
        + "the place where tiles meet. Each curve ends at the next line, P or one tile further on. A seam is a peak at its ends; windows no larger than P are predicted to have one.",
        JumpProfilesSql.Of(sweep),
        "No trial of this sweep measures seams.");

    public static ChartQuery LossCurves(string sweep) => Of(
        sweep,
        "loss-curves",
        "Loss",
        "Mean loss along each training. Of many trainings forty are shown: the one with the largest final loss, the one with the smallest, and others evenly between.",
        LossCurvesSql.Of(sweep),
        "No trial of this sweep was trained.");

    public static ChartQuery LossOfTrial(string sweep, Guid trial) => Of(
        sweep,
        "loss-curves",
        "Loss",
        "Mean loss of at most 100 equal stretches of this trial's training.",
        TrialLossSql.Of(sweep, trial),
        "This trial was not trained.") with
    { Choices = [new("sweep", sweep), new("trial", trial.ToString("N"))] };

    public static ChartQuery ParallelCoordinates(string sweep) => Of(
        sweep,
        "parallel-coordinates",
        "All axes at once",
        "Each line is a trial, coloured by its verdict, through its value on each axis that varies and its measurements. Of many trials all refuted ones and a sample of the others are shown. "
        + "Drag along an axis to select.",
        ParallelCoordinatesSql.Of(sweep),
        "No trial of this sweep is measured yet.");

    public static ChartQuery AttemptTimeline(string sweep) => Of(
        sweep,
        "attempt-timeline",
        "Attempts by worker",
        "When each worker tried trials, and what came of it. Of more than a thousand a bar is a stretch without a longer pause, as high as the share of it that the attempts took.",
        AttemptTimelineSql.Of(sweep),
        "Nobody has tried a trial of this sweep yet.");

    public static ChartQuery Failures(string sweep) => Of(
        sweep,
        "failures",
        "Failures by cause",
        "Attempts that failed. Most are tried again, so that a failed attempt need not be a failed trial.",
        FailuresSql.Of(sweep),
        "No attempt at a trial of this sweep failed.");

    private static ChartQuery Of(string sweep, string name, string title, string explanation, string sql, string empty) =>
        new(name, title, explanation, sql) { Empty = empty, Choices = [new("sweep", sweep)] };
}
