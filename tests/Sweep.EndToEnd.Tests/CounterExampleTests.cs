using System.IO.Compression;
using System.Text.Json;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests;

public sealed class CounterExampleTests(SweepHome home) : IClassFixture<SweepHome>
{
    /// <summary>A push margin below float32's rounding: where embeddings count as equal only up to 3e-10, rounding alone tells them apart.</summary>
    private const string TooFine = """
        name: too-fine
        axes: { width: [16, 32] }
        seeds: 6
        fixed: { dimensions: 1, depth: 2, factor: 2, scene: discs, radius: 0, spacing: 4, steps: 1, delta_d: 1e-9, precision: float32 }
        measure: [separability]
        """;

    [Fact]
    public async Task Rounding_that_looks_like_a_refutation_is_measured_again_and_found_out()
    {
        Assert.Equal(0, (await home.RunAsync("run", home.Write("too-fine", TooFine))).Code);

        Assert.NotEqual(0, await home.ScalarAsync<long>("""
            select count(*) from sweep.trial_results
            where sweep = 'too-fine' and verdict = 'inconclusive' and measured_distinct = 2
              and verdict_reason like '2 embeddings where at most 1 are possible; distinct: refuted in float32, but confirmed in float64: 1 of 1 possible embeddings'
            """));
        Assert.Equal(0, await home.ScalarAsync<long>("select count(*) from sweep.trial_results where sweep = 'too-fine' and verdict = 'refuted'"));
        Assert.Equal(0, await home.ScalarAsync<long>("select count(*) from sweep.artifacts a join sweep.sweeps s on s.id = a.sweep_id where s.name = 'too-fine'"));
    }

    [Fact]
    public async Task A_counter_example_is_replayed_from_the_database_and_from_its_file()
    {
        Assert.Equal(0, (await home.RunAsync("run", home.Write("small", SmallSweeps.Random("small")))).Code);
        var trial = await RefuteAsync();

        var replayed = await home.RunAsync("replay", $"{trial}"[..13]);
        Assert.Equal((4, ""), (replayed.Code, replayed.Error));
        Assert.Contains("The prediction is refuted again.", replayed.Output);

        var file = Path.Combine(home.Path, "refuted.zip");
        var written = await home.RunAsync("replay", $"{trial}", "--out", file);
        Assert.Equal((0, ""), (written.Code, written.Error));
        Assert.Equal(2, (await home.RunAsync("replay", $"{trial}", "--out", file)).Code);
        var fromFile = await home.RunAsync("replay", file, "--format", "json");
        Assert.Equal(4, fromFile.Code);
        var verdict = JsonDocument.Parse(fromFile.Output).RootElement.EnumerateArray().Last();
        Assert.Equal(("verdict", "refuted", "refuted"), (verdict.GetProperty("what").GetString(), verdict.GetProperty("then").GetString(), verdict.GetProperty("now").GetString()));

        var other = await home.ScalarAsync<Guid>("select trial_id from sweep.trial_results where sweep = 'small' and verdict = 'confirmed' limit 1");
        var confirmed = await home.RunAsync("replay", $"{other}");
        Assert.Equal(2, confirmed.Code);
        Assert.Contains("is no counter-example (confirmed)", confirmed.Sentence);

        File.WriteAllText(file, "something else");
        var damaged = await home.RunAsync("replay", file);
        Assert.Equal(2, damaged.Code);
        Assert.Contains($"'{file}' is no packet of a counter-example", damaged.Sentence);
        var without = await SweepProcess.Start(home.Path, ["replay", file], new Dictionary<string, string> { ["SWEEP_WORKER"] = "/nowhere/sweep-worker" }).EndAsync();
        Assert.Equal(5, without.Code);
    }

    /// <summary>
    /// Makes a trial with two embeddings a counter-example to a prediction of one. The science refutes itself on no sweep that is known,
    /// so the packet is written here, without weights: they are made anew from the seed.
    /// </summary>
    private async Task<Guid> RefuteAsync()
    {
        var row = (await home.RowsAsync("""
            select t.id, t.canonical, t.sweep_id from sweep.trials t join sweep.measurements m on m.trial_id = t.id
            where m.measured_distinct = 2 and m.verdict = 'confirmed' and not t.control limit 1
            """)).Single();
        var document = $$"""
            {
              "format": 1,
              "origin": { "sweep": "{{row[2]}}", "trial": "{{row[0]}}", "worker": "w", "device": "cpu", "git_revision": "", "libraries": "", "science": "",
                "one_dnn": false, "self_test_passed": true, "threads": 1 },
              "point": "{{row[1]}}", "parameters": {}, "seed": 0,
              "prediction": { "period": [2], "bound": 2, "distinct": 1, "notes": [], "seamless": null, "jump": null, "separable": null, "equivariant": null },
              "measurement": { "distinct": 2 },
              "judgement": { "overall": "refuted", "distinct": "refuted", "stitching": null, "seams": null, "separable": null, "shifts": null, "reason": "" },
              "rechecks": [], "left_out": []
            }
            """;
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = new StreamWriter(zip.CreateEntry("counter-example.json").Open());
            entry.Write(document);
        }

        await home.RowsAsync($"""
            update sweep.measurements set verdict = 'refuted', distinct_verdict = 'refuted' where trial_id = '{row[0]}';
            insert into sweep.artifacts (id, sweep_id, trial_id, kind, media_type, sha256, content, created_at)
            values (gen_random_uuid(), '{row[2]}', '{row[0]}', 'counter_example', 'application/zip', repeat('0', 64),
                '\x{Convert.ToHexStringLower(file.ToArray())}', now())
            """);
        return (Guid)row[0]!;
    }
}
