using System.IO.Compression;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests;

/// <summary>
/// The private database of somebody who used commit 35c9a2e: the sweep "done" was measured; of "half" six of fourteen trials were when its processes
/// were killed.
/// </summary>
[Slow]
public sealed class EarlierDatabaseTests(SweepHome home) : IClassFixture<SweepHome>
{
    private const string Done = """
        name: done
        question: What did an earlier version measure?
        axes: { spacing: [4, 5, 2, 6], tile_crop: [3, 4] }
        seeds: 2
        fixed: { dimensions: 1, depth: 2, scene: discs, radius: 1, width: 4 }
        measure: [separability, stitching]
        """;

    // Every value written out, as texts were.
    private const string OldText =
        "dimensions=1;depth=1;factor=2;padding=valid;upsampling=learnt;pooling=max;convolutions=2;width=8;embedding=3;scene=discs;radius=1;spacing=5;"
        + "train_window=default;tile_crop=default;steps=0;learning_rate=0.001;delta_v=0;delta_d=3;pair_mask=by_index;precision=float64;batch=1;normalisation=none;"
        + "noise=0;elastic=0;images=;whole_image=default;halo=default;bandwidth=1.5;kernel=flat;seed=0;measure=separability;stream=2";

    [Fact]
    public async Task Its_sweeps_are_extended_and_resumed_and_an_old_packet_is_replayed()
    {
        await home.RowsAsync("drop schema if exists sweep cascade");
        await home.RowsAsync($"{Dump()}; reset all");
        var before = await home.RowsAsync("select trial_id::text, verdict, measured_distinct, stitch_error_max from sweep.trial_results where sweep = 'done' and verdict is not null order by ordinal");

        var extended = await home.RunAsync("run", home.Write("done", Done));
        Assert.True(extended.Code == 0, extended.Error);
        Assert.Contains("planned 18 = 14 succeeded + 4 infeasible", extended.Output);
        var after = await home.RowsAsync("select verdict, measured_distinct, stitch_error_max from sweep.trial_results where sweep = 'done' and verdict is not null order by ordinal limit 10");
        Assert.Equal(before.Select(static row => string.Join(' ', row.Skip(1))), after.Select(static row => string.Join(' ', row)));

        var resumed = await home.RunAsync("resume", "half");
        Assert.True(resumed.Code == 0, resumed.Error);
        Assert.Contains("planned 14 = 14 succeeded", resumed.Output);

        var trial = await home.RowsAsync("select id, sweep_id from sweep.planned_trials where sweep = 'done' and not control and state = 'succeeded' limit 1");
        await home.RowsAsync($"update sweep.measurements set verdict = 'refuted', distinct_verdict = 'refuted' where trial_id = '{trial[0][0]}'");
        await HandmadePacket.KeepAsync(home, (Guid)trial[0][1]!, (Guid)trial[0][0]!, OldText);
        var replayed = await home.RunAsync("replay", $"{trial[0][0]}");
        Assert.True(replayed.Code == 4, replayed.Error);
        Assert.Contains("The prediction is refuted again.", replayed.Output);
    }

    private static string Dump()
    {
        using var resource = typeof(EarlierDatabaseTests).Assembly.GetManifestResourceStream("35c9a2e.sql.gz")!;
        using var unzipped = new GZipStream(resource, CompressionMode.Decompress);
        using var reader = new StreamReader(unzipped);
        return reader.ReadToEnd();
    }
}
