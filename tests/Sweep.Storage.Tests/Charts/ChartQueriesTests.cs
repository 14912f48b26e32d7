using Sweep.Storage.Charts;
using Sweep.Storage.Tests.Reading;
using Sweep.Theory;

namespace Sweep.Storage.Tests.Charts;

[Fast]
public sealed class ChartQueriesTests(FilledSweep filled) : IClassFixture<FilledSweep>
{
    private const string Name = FilledSweep.Name;

    [Fact]
    public async Task Equal_counts_are_one_point_and_refuted_ones_come_first() => Assert.Equal(
        ["2 3 refuted 1", "1 1 inconclusive 1", "4 2 not_reached 1", "4 3 not_reached 1", "4 4 confirmed 1"],
        await filled.Source.LinesAsync(ChartQueries.ExactCounts(Name), "predicted_distinct", "measured_distinct", "verdict", "trials"));

    [Fact]
    public async Task A_cell_of_the_heat_map_counts_its_seeds_by_verdict_and_what_is_not_there() => Assert.Equal(
        [
            "4 valid 1 1 0 0 0 1 0 0 0 0 inconclusive",
            "5 same 1 1 0 0 0 0 1 0 0 0 not_predicted",

            // Three seeds and two tile crops, which are not counted.
            "5 valid 5 3 1 2 0 0 0 0 0 0 confirmed",
            "6 valid 1 1 0 0 1 0 0 0 0 0 refuted",
            "7 valid 2 0 0 0 0 0 0 1 1 0 -",
            "8 valid 1 0 0 0 0 0 0 0 0 1 -",
        ],
        await filled.Source.LinesAsync(
            ChartQueries.Heatmap(Name, "spacing", "padding", "distinct"),
            "x", "y", "trials", "measured", "confirmed", "not_reached", "refuted", "inconclusive", "not_predicted", "infeasible", "failed", "pending", "verdict"));

    [Fact]
    public async Task A_cell_of_the_heat_map_has_the_range_of_its_counts_and_their_prediction()
    {
        var cells = await filled.Source.LinesAsync(ChartQueries.Heatmap(Name, "seed", "spacing", "distinct"), "x", "y", "low", "mean", "high", "predicted_high");

        Assert.Contains("0 6 3 3 3 2", cells);
        Assert.Contains("1 5 3 3 3 4", cells);

        // Seed 0 with spacing 5: 4 with valid padding, 9 with same.
        Assert.Contains("0 5 4 6.5 9 4", cells);
    }

    [Fact]
    public async Task Stitch_errors_are_folded_by_crop() => Assert.Equal(
        ["4 4 1 0 0 0", "4 5 1 2.5 2.5 2.5"],
        await filled.Source.LinesAsync(ChartQueries.StitchByCrop(Name), "period", "crop", "n", "error_mean", "error_low", "error_high"));

    [Fact]
    public async Task Profiles_are_means_over_seeds_without_positions_that_have_no_pair()
    {
        var rows = await filled.Source.RowsAsync(ChartQueries.JumpProfiles(Name));

        // Named by what tells them apart.
        Assert.Equal(["padding=same, spacing=5", "padding=valid, spacing=4", "padding=valid, spacing=5", "padding=valid, spacing=6"], rows.Select(static row => row["label"]!.ToString()!.Replace(' ', '=').Replace(",=", ", ")));
        var seeds = rows[2];
        Assert.Equal(3L, seeds["n"]);
        Assert.Equal([0L, 2L], (long[])seeds["positions"]!);
        Assert.Equal(1.5, ((double[])seeds["distances"]!)[0]);

        // Where the next line is, also behind the last position that has a pair.
        Assert.Equal((4, 3), (seeds["period"], seeds["length"]));
    }

    [Fact]
    public async Task Every_measured_trial_is_a_line_and_the_refuted_one_is_drawn_last()
    {
        var lines = await filled.Source.LinesAsync(ChartQueries.ParallelCoordinates(Name), "spacing", "tile_crop", "measured_distinct", "verdict");

        Assert.Equal(8, lines.Count);
        Assert.Equal("6 no tiles 3 refuted", lines[^1]);
        Assert.Contains("5 4 - confirmed", lines);
    }

    [Fact]
    public async Task Few_attempts_are_bars_of_their_own_and_failures_come_first()
    {
        var bars = await filled.Source.LinesAsync(ChartQueries.AttemptTimeline(Name), "worker", "outcome", "attempts", "from_s", "to_s", "busy_s");

        Assert.Equal(["w1 out_of_memory 1 0 2 2", .. Enumerable.Repeat("w1 succeeded 1 0 2 2", 8)], bars);
    }

    [Fact]
    public async Task Failures_are_grouped_by_cause_and_message() => Assert.Equal(
        ["out_of_memory no memory 1 1 1 no memory"],
        await filled.Source.LinesAsync(ChartQueries.Failures(Name), "cause", "error", "attempts", "trials", "failed_for_good", "trace"));

    [Theory]
    [InlineData("elephants", "depth", "seed", "verdict", "there is no chart elephants; the charts are heatmap, exact-counts,")]
    [InlineData("heatmap", "depth; drop table sweep.trials", "seed", "verdict", "there is no axis depth; drop table sweep.trials; the axes are dimensions, depth,")]
    [InlineData("heatmap", "depth", "trial_id", "verdict", "there is no axis trial_id; the axes are")]
    [InlineData("heatmap", "depth", "seed", "1) from trials --", "there is no measure 1) from trials --; the measures are verdict, distinct,")]
    [InlineData("heatmap", "seed", "seed", "verdict", "a heat map needs two different axes, not seed twice")]
    public void What_is_not_known_is_refused_with_what_is(string chart, string x, string y, string measure, string beginning)
    {
        var refused = Assert.Throws<InvalidSweepException>(() => ChartQueries.Find(chart, Name, x, y, measure));

        Assert.StartsWith(beginning, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_pair_of_axes_and_every_measure_is_a_statement_that_runs()
    {
        foreach (var (x, y) in ChartAxes.All.Zip(ChartAxes.All.Skip(1).Append(ChartAxes.All[0])))
        {
            var measure = ChartMeasures.All[x.Name.Length % ChartMeasures.All.Count];
            var cells = await filled.Source.RowsAsync(ChartQueries.Heatmap(Name, x.Name, y.Name, measure.Name));

            // Eleven trials, wherever they lie.
            Assert.Equal(11L, cells.Sum(static cell => (long)cell["trials"]!));
        }

        foreach (var measure in ChartMeasures.All)
        {
            Assert.NotEmpty(await filled.Source.RowsAsync(ChartQueries.Heatmap(Name, "depth", "seed", measure.Name)));
        }
    }

    [Fact]
    public async Task What_there_is_to_draw_is_told_with_the_axes_that_vary()
    {
        var contents = await ChartContents.ReadAsync(filled.Source, Name, TestContext.Current.CancellationToken);

        Assert.Equal(["padding", "radius", "spacing", "tile_crop", "seed"], contents.Axes.Select(static axis => axis.Name));
        Assert.Equal(["verdict", "distinct", "stitch_error"], contents.Measures.Select(static measure => measure.Name));
        Assert.Equal(["loss-curves"], ChartQueries.Names.Except(contents.Charts));
        var choice = HeatmapChoice.Of(contents, x: null, y: "seed", measure: "elephants");
        Assert.Equal(("spacing", "seed", "distinct"), (choice.X.Name, choice.Y.Name, choice.Measure.Name));
    }
}
