using System.Text.Json;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests;

[Slow]
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
    public async Task Rounding_that_looks_like_a_refutation_refutes_nothing()
    {
        Assert.Equal(0, (await home.RunAsync("run", home.Write("too-fine", TooFine))).Code);

        // On some processors objects differ in float32 that float64 shows to be the same; on the others the gap between classes is too small.
        Assert.True(await home.ScalarAsync<bool>("select bool_and(verdict = 'inconclusive') from sweep.trial_results where sweep = 'too-fine' and not control"));
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

        // The worker and the pages read the same document.
        var sheet = await home.RunAsync("show", "small", "--trial", $"{trial}");
        Assert.Equal((0, ""), (sheet.Code, sheet.Error));
        Assert.Contains("measured again in float64: refuted, 2 embeddings where at most 1 are possible", sheet.Output);
        Assert.Contains("measured again with 2 threads: refuted", sheet.Output);

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
        Assert.Contains("is not a counter-example (confirmed)", confirmed.Sentence);

        File.WriteAllText(file, "something else");
        var damaged = await home.RunAsync("replay", file);
        Assert.Equal(2, damaged.Code);
        Assert.Contains($"'{file}' is not a packet of a counter-example", damaged.Sentence);
        var without = await SweepProcess.Start(home.Path, ["replay", file], new Dictionary<string, string> { ["SWEEP_WORKER"] = "/nowhere/sweep-worker" }).EndAsync();
        Assert.Equal(5, without.Code);
    }

    [Fact]
    public async Task A_prediction_that_was_touched_is_told_before_any_verdict()
    {
        // Points that no other sweep has: none may take their measurements over.
        Assert.Equal(0, (await home.RunAsync("run", home.Write("touched", SmallSweeps.Random("touched").Replace("width: 8", "width: 9")))).Code);
        Assert.DoesNotContain("SOMETHING IS OFF", (await home.RunAsync("show", "touched")).Output);
        await home.RowsAsync("update sweep.configurations set predicted_jump = true where id in (select configuration_id from sweep.trial_results where sweep = 'touched' limit 1)");

        var shown = (await home.RunAsync("show", "touched")).Output;
        var document = await home.RunAsync("show", "touched", "--format", "json");

        Assert.InRange(shown.IndexOf("SOMETHING IS OFF: the predictions from trial 0 on are not those that were recorded at submission", StringComparison.Ordinal), 0, shown.IndexOf("L1 bound", StringComparison.Ordinal));
        Assert.StartsWith("the predictions from trial 0 on", JsonDocument.Parse(document.Output).RootElement.GetProperty("prediction_complaint").GetString(), StringComparison.Ordinal);
    }

    /// <summary>
    /// Makes a trial with two embeddings a counter-example to a prediction of one. The packet has no weights: they are made anew from the
    /// seed.
    /// </summary>
    private async Task<Guid> RefuteAsync()
    {
        var row = (await home.RowsAsync("""
            select t.id, t.canonical, t.sweep_id from sweep.planned_trials t join sweep.measurements m on m.trial_id = t.id join sweep.sweeps s on s.id = t.sweep_id
            where s.name = 'small' and m.measured_distinct = 2 and m.verdict = 'confirmed' and not t.control limit 1
            """)).Single();
        await home.RowsAsync($"update sweep.measurements set verdict = 'refuted', distinct_verdict = 'refuted' where trial_id = '{row[0]}'");
        await HandmadePacket.KeepAsync(home, (Guid)row[2]!, (Guid)row[0]!, (string)row[1]!);
        return (Guid)row[0]!;
    }
}
