using Sweep.Dashboard.Report;
using Sweep.Dashboard.Tests.Charts;
using Sweep.Storage.Reports;

namespace Sweep.Dashboard.Tests.Report;

/// <summary>Tables over the seeds, of a sweep that has far more configurations than a table has rows.</summary>
[Fast]
public sealed class FoldedTableTests(SyntheticDatabase many) : IClassFixture<SyntheticDatabase>
{
    [Theory]
    [InlineData("bound_validation")]
    [InlineData("stitching_validation")]
    [InlineData("window_validation")]
    [InlineData("separability_validation")]
    [InlineData("padding_effect")]
    [InlineData("tile_size_curve")]
    public async Task Every_row_says_which_configuration_it_is(string view)
    {
        var folded = await FoldedAsync(view, 60);

        var axes = FoldedAxes.Of(folded.Rows);
        Assert.Equal((60, 60), (folded.Rows.Count, folded.Rows.Select(row => string.Join('|', axes.Cells(row))).Distinct().Count()));
    }

    [Fact]
    public async Task Rows_that_weigh_the_same_are_a_sample_of_the_whole_grid_in_the_order_of_the_grid()
    {
        var agreeing = (await FoldedAsync("stitching_validation", 60)).Rows.Where(static row => (string)row["verdict"]! == "confirmed").ToList();

        Assert.Equal([1, 2], agreeing.Select(static row => (int)row["dimensions"]!).Distinct());
        Assert.Equal([1, 2, 3], agreeing.Select(static row => (int)row["depth"]!).Distinct().Order());
        Assert.Equal(5, agreeing.Select(static row => row["padding"]).Distinct().Count());
    }

    [Fact]
    public async Task A_network_has_all_its_tile_sizes()
    {
        var curves = (await FoldedAsync("tile_size_curve", 60)).Rows.GroupBy(static row => row["network"]).ToList();

        // Eleven crops each; the last curve is cut where the table ends.
        Assert.Equal(6, curves.Count);
        Assert.True(curves.Count(static curve => curve.Count() == 11) >= 4, string.Join(' ', curves.Select(static curve => curve.Count())));
        Assert.All(curves, static curve => Assert.Equal(curve.Select(static row => ((int[])row["tile_crop"]!)[0]).Order(), curve.Select(static row => ((int[])row["tile_crop"]!)[0])));
    }

    [Fact]
    public void An_axis_that_few_change_is_told_only_where_it_was_changed()
    {
        static Dictionary<string, object?> Row(int delta) => new() { ["configuration"] = $"depth=2;width=8;delta_d=3;delta_v={delta};tile_crop=default;measure=separability", ["depth"] = 2 };

        Assert.Matches("^ In every row: depth 2, padding valid, .* width 8, .*kernel flat\\.$", FoldedAxes.Of([Row(0), Row(0)]).Common);
        var axes = FoldedAxes.Of([Row(0), Row(0), Row(1)]);
        Assert.Matches("^ Unless a row says otherwise: depth 2, .* width 8, .*delta v 0\\.$", axes.Common);
        Assert.Equal(["", "delta v 1"], new[] { Row(0), Row(1) }.Select(row => string.Join('|', axes.Cells(row))));
    }

    private Task<FoldedRows> FoldedAsync(string view, int count) =>
        new ReportQueries(many.Source).FoldedAsync(view, SyntheticDatabase.Sweep, count, TestContext.Current.CancellationToken);
}
