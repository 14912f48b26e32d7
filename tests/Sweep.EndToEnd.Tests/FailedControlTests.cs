using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests;

/// <summary>Instruments that are broken: what a finished sweep measured as a control is changed in its database.</summary>
[Slow]
public sealed class FailedControlTests(SweepHome home) : IClassFixture<SweepHome>
{
    [Fact]
    public async Task A_sweep_whose_controls_failed_says_so_on_top_and_gives_no_verdict()
    {
        var file = home.Write("small", SmallSweeps.Random("small"));
        Assert.Equal(0, (await home.RunAsync("run", file)).Code);

        await home.RowsAsync("""
            update sweep.measurements m set measured_distinct = 2, verdict = 'refuted', distinct_verdict = 'refuted'
            from sweep.planned_trials t where t.id = m.trial_id and t.control and t.depth = 0
            """);
        var report = await home.RunAsync("run", file);

        Assert.Equal(3, report.Code);
        var lines = report.Output.Split('\n');
        var notice = Array.FindIndex(lines, static line => line == "CONTROLS FAILED: without pooling all same-looking objects have one embedding, but 2 embeddings were found.");
        Assert.InRange(notice, 0, Array.FindIndex(lines, static line => line.StartsWith('╭')));
        Assert.DoesNotContain("against the theory", report.Output);
        Assert.Equal(18, await home.ScalarAsync<long>("select count(*) from sweep.trial_results where verdict = 'inconclusive' and not control"));

        var rows = await home.RunAsync("show", "small", "--format", "csv");
        Assert.StartsWith("law,trials,", rows.Output);
        Assert.StartsWith("CONTROLS FAILED: ", rows.Error);
        Assert.StartsWith("CONTROLS FAILED: ", (await home.RunAsync("results", "small")).Error);
    }
}
