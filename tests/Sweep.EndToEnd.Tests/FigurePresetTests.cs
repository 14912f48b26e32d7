using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests;

/// <summary>The paper's experiments in their quick form: each shows the effect that its figure shows, with its picture.</summary>
[Slow]
public sealed class FigurePresetTests(SweepHome home) : IClassFixture<SweepHome>
{
    [Fact]
    public async Task Figure_2a_gives_all_objects_one_embedding()
    {
        await RunAsync("fig2a");

        Assert.Equal(["1 f 3"], await ColumnAsync("select concat_ws(' ', measured_distinct, separable, count(*)) from results('fig2a') group by measured_distinct, separable"));
    }

    [Theory]
    [InlineData("fig2b")]
    [InlineData("fig2c")]
    public async Task Figures_2b_and_2c_tell_as_many_objects_apart_as_there_are_phases(string preset)
    {
        await RunAsync(preset);

        Assert.Equal(["16"], await ColumnAsync($"select max(measured_distinct)::text from results('{preset}')"));
        Assert.Equal(["t 1"], await ColumnAsync($"select concat_ws(' ', bool_or(separable), max(ap50)) from results('{preset}') where separable"));
    }

    [Theory]
    [InlineData("const-learnt", "measured_distinct = 16")]
    [InlineData("const-fixed", "measured_distinct = 1")]
    [InlineData("const-same", "measured_distinct > 16 and verdict = 'not_predicted'")]
    public async Task Constant_images_show_the_period_alone_nothing_or_the_border(string preset, string claim)
    {
        await RunAsync(preset);

        Assert.InRange(await CountAsync($"results('{preset}') where {claim}"), 1, 3);
        Assert.Equal(0, await CountAsync($"results('{preset}') where measured_distinct is not null and not ({claim})"));
    }

    [Fact]
    public async Task Tiles_of_one_period_are_consistent_and_a_window_of_one_period_jumps()
    {
        await RunAsync("tile-consistent");
        await RunAsync("tile-too-small");
        await RunAsync("tile-wrong-crop");

        Assert.Equal(4, await CountAsync("(select * from results('tile-consistent') union all select * from results('tile-too-small')) r where stitch_error_max <= 1e-5"));
        Assert.InRange(await NumberAsync("select min(jump_ratio) from results('tile-consistent')"), 0, 1.5);
        Assert.InRange(await NumberAsync("select min(jump_ratio) from results('tile-too-small')"), 5, double.MaxValue);
        Assert.InRange(await NumberAsync("select min(stitch_error_max) from results('tile-wrong-crop')"), 0.1, double.MaxValue);
        var split = "false_splits::double precision / cut_objects";
        Assert.InRange(await NumberAsync($"select min({split}) from results('tile-consistent')"), 0, 0.7 * await NumberAsync($"select max({split}) from results('tile-too-small')"));
    }

    [Fact]
    public async Task Noise_and_deformation_tell_objects_apart_and_do_not_repair_a_wrong_crop()
    {
        foreach (var preset in new[] { "noise-none", "noise", "noise-wrong-crop", "elastic" })
        {
            await RunAsync(preset);
        }

        Assert.Equal(2, await CountAsync("results('noise-none') where measured_distinct = 1 and not separable"));
        Assert.Equal(2, await CountAsync("results('noise') where measured_distinct > 1 and stitch_error_max <= 1e-5"));
        Assert.Equal(2, await CountAsync("results('elastic') where measured_distinct > 1"));
        Assert.InRange(await CountAsync("(select * from results('noise') union all select * from results('elastic')) r where measured_distinct >= 3"), 1, 4);
        Assert.InRange(await NumberAsync("select min(stitch_error_max) from results('noise-wrong-crop')"), 0.1, double.MaxValue);
    }

    [Fact]
    public async Task The_tile_size_curve_has_its_low_points_at_multiples_of_the_period()
    {
        await RunAsync("tile-size-curve");

        Assert.Equal(
            ["{18,18}", "{9,9}"],
            await ColumnAsync("select tile_crop::text from sweep.tile_size_curve where sweep = 'tile-size-curve' and largest_error_max <= 1e-5 order by 1"));
        Assert.Equal(1, await CountAsync("(select distinct training_id from results('tile-size-curve') where seed = 0) t"));
        const string Curve = "from sweep.tile_size_curve where sweep = 'tile-size-curve' and tile_crop[1] in";
        const string Neighbours = "(8, 10, 17, 19)";
        Assert.InRange(
            await NumberAsync($"select avg(mean_split_share) {Curve} (9, 18)"), 0, 0.7 * await NumberAsync($"select avg(mean_split_share) {Curve} {Neighbours}"));
        Assert.InRange(await NumberAsync($"select avg(mean_ap50) {Curve} (9, 18)"), await NumberAsync($"select avg(mean_ap50) {Curve} {Neighbours}"), 1);
    }

    [Fact]
    public async Task Networks_that_the_paper_did_not_try_obey_their_predictions()
    {
        await RunAsync("beyond-the-paper");

        Assert.Equal(["confirmed"], await ColumnAsync("select distinct verdict from sweep.trial_results where sweep = 'beyond-the-paper'"));
        Assert.Equal(0, await CountAsync("results('beyond-the-paper') where pooling = 'dilated' and measured_distinct <> 1"));
        Assert.InRange(await NumberAsync("select max(shift_error_max) from results('beyond-the-paper') where pooling = 'adaptive_polyphase'"), 0, 1e-5);
        // Ties: on a lattice of equal discs several grids may be equally large.
        Assert.InRange(await CountAsync("results('beyond-the-paper') where predicted_seamless and halo is not null"), 4, 100);
    }

    private async Task RunAsync(string preset)
    {
        var ended = await home.RunAsync("run", preset);
        Assert.Equal((0, ""), (ended.Code, ended.Error));
        Assert.Contains("0 failed + 0 missing", ended.Output);
        Assert.DoesNotContain("CONTROLS FAILED", ended.Output);
        if (await CountAsync($"trial_results where sweep = '{preset}' and 'panels' = any(measure)") is > 0 and var pictured)
        {
            await WritesPicturesAsync(preset, pictured);
        }
    }

    private async Task WritesPicturesAsync(string preset, long pictured)
    {
        var folder = Path.Combine(home.Path, $"figures-{preset}");
        var ended = await home.RunAsync("figures", preset, "--out", folder);
        Assert.Equal((0, ""), (ended.Code, ended.Error));
        Assert.Contains($"{pictured} pictures in {folder}", ended.Output);

        var files = Directory.GetFiles(folder);
        Assert.Equal(pictured, files.Length);
        var stored = await ColumnAsync($"select sha256 from sweep.figures where sweep = '{preset}' order by 1");
        Assert.Equal(stored, files.Select(static file => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))).Order(StringComparer.Ordinal));
        Assert.All(files, static file => Assert.Equal([0x89, 0x50, 0x4E, 0x47], File.ReadAllBytes(file)[..4]));
    }

    /// <summary><c>results('x')</c> stands for the trials of sweep x that are no controls.</summary>
    private static string Expanded(string sql) => System.Text.RegularExpressions.Regex.Replace(
        sql, @"results\('([^']+)'\)", "(select * from sweep.trial_results where sweep = '$1' and not control) results");

    private async Task<IEnumerable<string>> ColumnAsync(string sql) => (await home.RowsAsync(Expanded(sql))).Select(static row => (string)row[0]!);

    private Task<double> NumberAsync(string sql) => home.ScalarAsync<double>(Expanded(sql));

    private Task<long> CountAsync(string from) => home.ScalarAsync<long>(
        Expanded(from.StartsWith("results", StringComparison.Ordinal) || from.StartsWith('(') ? $"select count(*) from {from}" : $"select count(*) from sweep.{from}"));
}
