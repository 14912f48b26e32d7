using Sweep.Storage.Charts;
using Sweep.Storage.Tests.Charts;
using Sweep.Theory.Points;

namespace Sweep.Storage.Tests.Reading;

/// <summary>What the planned seeds of a configuration come to; the letters are those of <see cref="SeededSweeps"/>.</summary>
[Fast]
public sealed class OverSeedsTests(SeededSweeps sweeps) : IClassFixture<SeededSweeps>
{
    private const string Outcome = "concat_ws(' ', n, n_measured, confirmed, not_reached, refuted, inconclusive, verdict)";

    private static readonly GridPoint Line = Points.Line();
    private static readonly GridPoint Trained = Line with { Steps = 400, Precision = Precision.Float32 };

    /// <summary>Every view whose law speaks of every network, with a point that it folds and both predictions.</summary>
    private static readonly Dictionary<string, (GridPoint Point, string Column)> Every = new()
    {
        ["stitching_validation"] = (Line with { TileCrop = new PerAxis(4), Measure = Measures.Stitching }, "predicted_seamless"),
        ["window_validation"] = (Trained with { Measure = Measures.Seams }, "predicted_jump"),
        ["shift_validation"] = (Line with { Padding = Padding.Circular, Spacing = new PerAxis(4), Measure = Measures.Shifts }, "predicted_equivariant"),
    };

    public static TheoryData<string, string, string> EveryRules()
    {
        var rules = new TheoryData<string, string, string>();
        foreach (var view in Every.Keys)
        {
            rules.Add(view, "cccccccccr", "10 10 9 0 1 0 refuted");
            rules.Add(view, "ciiiiiiiii", "10 10 1 0 0 9 inconclusive");
            rules.Add(view, "ccccciiiii", "10 10 5 0 0 5 confirmed");
            rules.Add(view, "cccciiiiii", "10 10 4 0 0 6 inconclusive");
            rules.Add(view, "cccccccccn", "10 10 9 1 0 0 not_reached");
            rules.Add(view, "ccfxpd", "6 2 2 0 0 1 inconclusive");
            rules.Add(view, "cccfxp", "6 3 3 0 0 0 confirmed");
            rules.Add(view, "rfffffffff", "10 1 0 0 1 0 refuted");
            rules.Add(view, "dd", "2 0 0 0 0 2 inconclusive");
        }

        return rules;
    }

    [Theory]
    [MemberData(nameof(EveryRules))]
    public async Task A_law_of_every_network_needs_all_conclusive_seeds_and_half_of_the_planned(string view, string seeds, string expected)
    {
        var (point, column) = Every[view];
        foreach (var predicted in (string[])["true", "false"])
        {
            var name = $"{view} {seeds} {predicted}";
            await sweeps.AddAsync(name, point, seeds, $"{column} = {predicted}");

            Assert.Equal(expected, await OneAsync(view, name, Outcome));
        }
    }

    [Theory]
    [InlineData("cnnnnnnnnn", "10 10 1 9 0 0 confirmed")]
    [InlineData("ciiiiiiiii", "10 10 1 0 0 9 confirmed")]
    [InlineData("cccccccccr", "10 10 9 0 1 0 refuted")]
    [InlineData("niiiiiiiii", "10 10 0 1 0 9 not_reached")]
    [InlineData("iidfxp", "6 2 0 0 0 3 inconclusive")]
    public async Task A_capacity_is_the_largest_over_the_seeds(string seeds, string expected)
    {
        await sweeps.AddAsync($"capacity {seeds}", Line, seeds, "predicted_distinct = 4");

        Assert.Equal(expected, await OneAsync("bound_validation", $"capacity {seeds}", Outcome));
    }

    [Theory]
    [InlineData("true", "cnnnn", "5 5 1 4 0 0 confirmed")]
    [InlineData("true", "nnddf", "5 2 0 2 0 2 not_reached")]
    [InlineData("false", "ccccr", "5 5 4 0 1 0 refuted")]
    [InlineData("false", "ciiii", "5 5 1 0 0 4 inconclusive")]
    [InlineData("false", "cccdf", "5 3 3 0 0 1 confirmed")]
    public async Task One_seed_shows_that_telling_apart_is_possible_and_only_all_that_it_is_not(string possible, string seeds, string expected)
    {
        var name = $"separable {possible} {seeds}";
        await sweeps.AddAsync(name, Trained with { Measure = Measures.Instances }, seeds, $"predicted_separable = {possible}");

        Assert.Equal(expected, await OneAsync("separability_validation", name, Outcome));
    }

    /// <summary>Of 40 networks of width 1, 35 are dead: 4 of 40 with the exact interval of Clopper and Pearson, not 4 of 5.</summary>
    [Fact]
    public async Task Dead_seeds_are_in_the_share_of_those_that_confirm()
    {
        var narrow = new GridPoint
        {
            Dimensions = 1, Depth = 1, Factor = PoolingFactors.Uniform(2), Convolutions = 6, Width = 1, Embedding = 1, Radius = 1, Spacing = new PerAxis(5), Measure = Measures.Separability,
        };
        await sweeps.AddAsync("narrow", narrow, new string('d', 35) + "ccccn", "predicted_distinct = 2");

        Assert.Equal(
            "40 5 4 0.0279 0.2366 confirmed",
            await OneAsync("bound_validation", "narrow", "concat_ws(' ', n, n_measured, confirmed, round(confirmed_low::numeric, 4), round(confirmed_high::numeric, 4), verdict)"));
    }

    [Fact]
    public async Task The_mean_count_and_its_interval_are_over_the_counted_seeds_alone()
    {
        await sweeps.AddAsync("means", Line, "ccncfpxdd", "predicted_distinct = 4");

        // Counts 4, 4, 3, 4: mean 3.75, deviation 0.5, t = 3.182 for three degrees of freedom: 3.75 -+ 3.182 / 4.
        Assert.Equal("3.75 2.9545 4.5455", await OneAsync("bound_validation", "means", "concat_ws(' ', mean_measured, round(ci95_low::numeric, 4), round(ci95_high::numeric, 4))"));
    }

    [Fact]
    public async Task Padding_beyond_the_bound_is_a_share_of_the_planned_seeds()
    {
        await sweeps.AddAsync("leaking", Line with { Padding = Padding.Same }, "rrcddfxp", "predicted_distinct = null");

        Assert.Equal(
            "8 3 2 0.0319 0.6509 5",
            await OneAsync("padding_effect", "leaking", "concat_ws(' ', n, n_measured, exceeding, round(exceeding_low::numeric, 4), round(exceeding_high::numeric, 4), max_measured)"));
    }

    [Fact]
    public async Task A_point_of_the_tile_size_curve_counts_planned_seeds()
    {
        await sweeps.AddAsync("curve", Trained with { TileCrop = new PerAxis(4), Measure = Measures.Stitching | Measures.Instances }, "ccddfxp", "predicted_seamless = true");

        Assert.Equal("7 2 0.5", await OneAsync("tile_size_curve", "curve", "concat_ws(' ', n, n_measured, mean_split_share)"));
    }

    [Theory]
    [InlineData("stitching_validation")]
    [InlineData("window_validation")]
    [InlineData("shift_validation")]
    public async Task A_configuration_of_which_no_seed_has_anything_to_say_has_no_row(string view)
    {
        var (point, column) = Every[view];
        await sweeps.AddAsync($"silent {view}", point, "fxp", $"{column} = true");

        Assert.Empty(await sweeps.Source.ColumnAsync($"select n::text from sweep.{view} where sweep = 'silent {view}'"));
    }

    [Theory]
    [InlineData("stitch_error", "stitching_validation", "cciiiiff", "inconclusive")]
    [InlineData("stitch_error", "stitching_validation", "ccccccpn", "not_reached")]
    [InlineData("verdict", "stitching_validation", "cciiiiff", "inconclusive")]
    [InlineData("verdict", "stitching_validation", "cccciiff", "confirmed")]
    public async Task A_cell_of_a_heat_map_folds_its_trials_as_the_view_does(string measure, string view, string seeds, string expected)
    {
        var (point, column) = Every[view];
        var name = $"cell {measure} {seeds}";
        await sweeps.AddAsync(name, point, seeds, $"{column} = true");

        Assert.Equal([expected], await CellAsync(name, measure));
        Assert.Equal(expected, await OneAsync(view, name, "verdict"));
    }

    [Fact]
    public async Task A_cell_of_counts_is_confirmed_by_one()
    {
        await sweeps.AddAsync("cell of counts", Line, "cnniiff", "predicted_distinct = 4");

        Assert.Equal(["confirmed"], await CellAsync("cell of counts", "distinct"));
    }

    private async Task<List<string>> CellAsync(string sweep, string measure) =>
        [.. (await sweeps.Source.LinesAsync(ChartQueries.Heatmap(sweep, "depth", "spacing", measure), "verdict"))];

    private async Task<string> OneAsync(string view, string sweep, string columns) =>
        Assert.Single(await sweeps.Source.ColumnAsync($"select {columns} from sweep.{view} where sweep = '{sweep}'"));
}
